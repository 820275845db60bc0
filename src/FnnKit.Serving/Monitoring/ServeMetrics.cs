using System.Diagnostics.Metrics;

namespace FnnKit.Serving;

/// <summary>
/// What a server measures, as instruments of a <see cref="Meter"/> named <c>FnnKit.Serving</c>: requests and their duration, batches, queues, models, and how
/// far the samples are from those of training.
/// </summary>
internal sealed class ServeMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FnnKit.Serving";

    private static readonly double[] Seconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly int[] Rows = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _samples, _unknown, _missing, _outside, _swaps;
    private readonly Histogram<double> _duration;
    private readonly Histogram<int> _batches;

    public ServeMetrics()
    {
        _duration = _meter.CreateHistogram("fnnkit.request.duration", "s", "How long requests took.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        _batches = _meter.CreateHistogram("fnnkit.batch.size", "{sample}", "Samples that were predicted together.", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = Rows });
        _samples = _meter.CreateCounter<long>("fnnkit.samples", "{sample}", "Samples that were predicted.");
        _unknown = _meter.CreateCounter<long>("fnnkit.values.unknown", "{value}", "Categories that training never saw.");
        _missing = _meter.CreateCounter<long>("fnnkit.values.missing", "{value}", "Values that were missing.");
        _outside = _meter.CreateCounter<long>("fnnkit.values.outside", "{value}", "Numbers outside of the range of the training samples.");
        _swaps = _meter.CreateCounter<long>("fnnkit.model.reloads", "{reload}", "Files of models that were read again, by result.");
    }

    /// <summary>Observes a value whenever somebody reads the metrics.</summary>
    public void Observe<T>(string name, string unit, string description, Func<IEnumerable<Measurement<T>>> values)
        where T : struct
        => _meter.CreateObservableGauge(name, values, unit, description);

    /// <summary>Counts a request.</summary>
    public void AddRequest(string model, string operation, int status, double seconds)
        => _duration.Record(seconds, new("model", model), new("operation", operation), new("status", status));

    /// <summary>Counts a batch.</summary>
    public void AddBatch(string model, int rows)
    {
        _batches.Record(rows, new KeyValuePair<string, object?>("model", model));
        _samples.Add(rows, new KeyValuePair<string, object?>("model", model));
    }

    /// <summary>Counts an attempt to exchange a model.</summary>
    public void AddReload(string model, bool worked) => _swaps.Add(1, new("model", model), new("result", worked ? "done" : "failed"));

    /// <summary>Counts values of a column that are not as in training.</summary>
    public void AddValues(string model, string column, int unknown, int missing, int outside)
    {
        KeyValuePair<string, object?> ofModel = new("model", model), ofColumn = new("column", column);
        if (unknown > 0)
            _unknown.Add(unknown, ofModel, ofColumn);
        if (missing > 0)
            _missing.Add(missing, ofModel, ofColumn);
        if (outside > 0)
            _outside.Add(outside, ofModel, ofColumn);
    }

    public void Dispose() => _meter.Dispose();
}
