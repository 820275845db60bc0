namespace FnnKit;

/// <summary>Watches the training of a trial: notes what it reports, asks the pruner, and has checkpoints saved so that a kill costs little.</summary>
/// <param name="metric">The value to note.</param>
/// <param name="prunes">Decides, from the values so far, whether the trial ends.</param>
/// <param name="every">The time between two checkpoints.</param>
/// <param name="clock">The clock.</param>
internal sealed class TrialWatch(string metric, Func<IReadOnlyList<IntermediateValue>, bool> prunes, TimeSpan every, TimeProvider clock) : ICallback
{
    private readonly List<(long Epoch, long Step, double Value)> _reports = [];

    int ICallback.CheckpointsKept => 1;

    /// <summary>Whether the pruner has ended the trial.</summary>
    public bool HasPruned { get; private set; }

    /// <summary>What was reported.</summary>
    public IReadOnlyList<(long Epoch, long Step, double Value)> Reports => _reports;

    /// <summary>Whether the metric occurred in the reports.</summary>
    public bool HasMetric { get; private set; } = true;

    /// <inheritdoc/>
    public ICallbackRun Start() => new Run(this);

    private sealed class Run(TrialWatch watch) : ICallbackRun
    {
        private const int NumbersOfReport = 3;

        public void After(EpochReport report, ICallbackHost host)
        {
            if (!report.IsReported)
                return;
            watch.HasMetric = report.Values.TryGetValue(watch.Metric, out double value);
            watch._reports.Add((report.Epoch, report.Step, watch.HasMetric ? value : double.NaN));
            watch.HasPruned = watch.Prunes([.. watch._reports.Select(one => new IntermediateValue(one.Epoch, one.Value))]);
            if (watch.HasPruned)
                host.Stop("the trial is pruned");
            else if (watch.IsTime())
                host.SaveCheckpoint();
        }

        public double[] Save() => [.. watch._reports.SelectMany(report => new[] { report.Epoch, report.Step, report.Value })];

        public void Restore(ReadOnlySpan<double> saved)
        {
            watch._reports.Clear();
            for (int i = 0; i + NumbersOfReport <= saved.Length; i += NumbersOfReport)
                watch._reports.Add(((long)saved[i], (long)saved[i + 1], saved[i + 2]));
        }
    }

    private string Metric => metric;

    private long _last = clock.GetTimestamp();

    private bool Prunes(IReadOnlyList<IntermediateValue> values) => prunes(values);

    private bool IsTime()
    {
        if (clock.GetElapsedTime(_last) < every)
            return false;
        _last = clock.GetTimestamp();
        return true;
    }
}
