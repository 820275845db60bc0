using System.Numerics;

namespace FnnKit;

/// <summary>Makes the reports of a run: loss and metrics of training and validation, and how fast it goes.</summary>
internal sealed class Reporter<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PreparedRun<T> _data;
    private readonly TimeProvider _clock;
    private readonly Evaluation<T>? _evaluation;
    private readonly HashSet<string> _higherIsBetter = [];
    private readonly List<EpochReport> _history = [];
    private readonly long _samplesPerEpoch;
    private long _started;
    private long _lastTime;
    private long _lastEpoch;

    public Reporter(TrainingSetup setup, PreparedRun<T> data, Network<T> network, BoundLoss<T> loss, SamplerPlan plan, ThreadTeam team, TimeProvider clock)
    {
        _data = data;
        _clock = clock;
        _samplesPerEpoch = plan.Length;
        Training = new Measurement<T>(setup.Metrics, loss.Reduction, data.Samples);
        if (data.Split.Validation.Length + data.Split.Test.Length > 0)
            _evaluation = new Evaluation<T>(network, data.Samples, loss, setup.Metrics, new MatrixProducts(team));
        foreach (var metric in setup.Metrics.Where(metric => metric.IsHigherBetter))
        {
            _higherIsBetter.Add(PartIdentity.Get(metric).Name);
            _higherIsBetter.Add("validation_" + PartIdentity.Get(metric).Name);
        }
    }

    public IReadOnlyList<EpochReport> History => _history;

    /// <summary>What is measured on the batches of an epoch as they are trained on.</summary>
    public Measurement<T> Training { get; }

    /// <summary>How long ago <see cref="Start"/> was.</summary>
    public TimeSpan Elapsed => _clock.GetElapsedTime(_started);

    public void Start(long epoch)
    {
        _started = _lastTime = _clock.GetTimestamp();
        _lastEpoch = epoch;
    }

    public EpochReport EndEpoch(long epoch, long step, double learningRate, bool isReported)
    {
        var values = new Dictionary<string, double>();
        if (!isReported)
            return new EpochReport { Epoch = epoch, Step = step, Values = values, LearningRate = learningRate, Elapsed = Elapsed };
        Training.WriteTo(values, "");
        if (_data.Split.Validation.Length > 0)
            _evaluation!.Measure(_data.Split.Validation, values, "validation_");
        long now = _clock.GetTimestamp();
        double seconds = _clock.GetElapsedTime(_lastTime, now).TotalSeconds;
        var report = new EpochReport
        {
            Epoch = epoch,
            Step = step,
            Values = values,
            HigherIsBetter = _higherIsBetter,
            LearningRate = learningRate,
            Elapsed = Elapsed,
            SamplesPerSecond = seconds > 0 ? (epoch - _lastEpoch) * _samplesPerEpoch / seconds : 0,
        };
        _lastTime = now;
        _lastEpoch = epoch;
        _history.Add(report);
        return report;
    }

    private bool MeasuresTest => _data.Split.Test.Length > 0 && _data.Setup.Data.Split.MeasureTest;

    /// <summary>What constant predictions reach on the test part; null if there is none.</summary>
    public Baseline? MeasureBaseline()
        => !MeasuresTest ? null : Baseline.Measure(_data.Samples, _data.Schema, _data.Split, _data.Plan.Output.Size, _data.Setup.Metrics);

    public IReadOnlyDictionary<string, double> MeasureTest()
    {
        var values = new Dictionary<string, double>();
        if (MeasuresTest)
            _evaluation!.Measure(_data.Split.Test, values, "");
        return values;
    }
}
