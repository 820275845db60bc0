using System.Numerics;

namespace FnnKit;

/// <summary>Loss and metrics over many batches, exact over all samples.</summary>
internal sealed class Measurement<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate void Addition(ReadOnlyMatrix<double> prediction, ReadOnlyMatrix<double> target);

    private readonly string[] _names;
    private readonly IMetricAccumulator[] _metrics;
    private readonly Addition[] _add;
    private readonly Reduction _reduction;
    private readonly MeasuredPredictions<T>? _measured;
    private double _loss;
    private double _mass;

    public Measurement(IReadOnlyList<IMetric> metrics, Reduction reduction, PreparedData<T>? data = null)
    {
        _measured = data is null ? null : new MeasuredPredictions<T>(data);
        _names = [.. metrics.Select(metric => PartIdentity.Get(metric).Name)];
        _metrics = [.. metrics.Select(metric => metric.Start())];
        _add = [.. _metrics.Select(metric => (Addition)metric.Add)];
        _reduction = reduction;
    }

    public void Reset()
    {
        _loss = 0;
        _mass = 0;
        foreach (var metric in _metrics)
            metric.Reset();
    }

    /// <summary>Adds the loss of a batch.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="mass">What the batch counts, where losses are averaged: its samples, or the sum of their weights.</param>
    public void AddLoss(double loss, double mass)
    {
        _loss += _reduction == Reduction.Mean ? loss * mass : loss;
        _mass += mass;
    }

    /// <summary>Adds the outputs of the network for some samples.</summary>
    /// <param name="outputs">The outputs, <c>[outputs, samples]</c>.</param>
    /// <param name="samples">The numbers of the samples in the data.</param>
    public void AddOutputs(ReadOnlyMatrix<T> outputs, ReadOnlySpan<int> samples)
    {
        if (_add.Length == 0)
            return;
        var prediction = _measured!.Predictions(outputs);
        var target = _measured.Targets(samples, outputs.Rows);
        foreach (var add in _add)
            add(prediction, target);
    }

    /// <summary>Everything that was added: the loss, and what each metric saves.</summary>
    public double[] Save(int metric) => metric < 0 ? [_loss, _mass] : _metrics[metric].Save();

    /// <summary>Continues from what <see cref="Save"/> returned.</summary>
    /// <exception cref="CheckpointException">A metric cannot restore its state.</exception>
    public void Restore(int metric, ReadOnlySpan<double> saved)
    {
        if (metric < 0)
        {
            (_loss, _mass) = (saved[0], saved[1]);
            return;
        }

        try
        {
            _metrics[metric].Restore(saved);
        }
#pragma warning disable CA1031 // A metric may be anybody's code: whatever it throws, the checkpoint cannot be used.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new CheckpointException($"The metric '{_names[metric]}' cannot restore its state: {exception.Message} Report this to the author of its plugin, or start a new run.", exception);
        }
    }

    /// <summary>Whether anything was measured.</summary>
    public bool IsEmpty => _mass == 0;

    /// <summary>How many metrics there are; the loss counts as number -1.</summary>
    public int MetricCount => _metrics.Length;

    /// <summary>Writes the results under their names, with a prefix before each.</summary>
    public void WriteTo(Dictionary<string, double> values, string prefix)
    {
        values[prefix + "loss"] = _mass == 0 ? double.NaN : _reduction == Reduction.Mean ? _loss / _mass : _loss;
        for (int i = 0; i < _metrics.Length; i++)
            values[prefix + _names[i]] = _metrics[i].Result;
    }
}
