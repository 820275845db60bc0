namespace FnnKit.Callbacks;

/// <summary>
/// Saves checkpoints from which an interrupted run can resume: every so many epochs or steps, or whenever a loss or metric is the best so far.
/// </summary>
/// <remarks>Each best is better than the one before, so the Keep newest checkpoints of them are the best ones.</remarks>
[Callback("checkpoint")]
public sealed class Checkpointing : ICallback, IValidatableObject
{
    /// <summary>The number of epochs between checkpoints; by default 1, or none by epochs if EverySteps or Best is set.</summary>
    [Range(1, int.MaxValue)]
    public int? Every { get; set; }

    /// <summary>The number of steps between checkpoints; by default none are saved by steps.</summary>
    [Range(1, int.MaxValue)]
    public int? EverySteps { get; set; }

    /// <summary>Whether to save a checkpoint only when a report is the best so far.</summary>
    public bool Best { get; set; }

    /// <summary>The name of the value that decides what is best; by default the validation loss, or the loss if there is no validation part.</summary>
    public string? Metric { get; set; }

    /// <summary>The number of checkpoints to keep; the oldest are deleted first.</summary>
    [Range(1, int.MaxValue)]
    public int Keep { get; set; } = 3;

    int ICallback.CheckpointsKept => Keep;

    int ICallback.EveryEpochs => EveryEpochs;

    int ICallback.EverySteps => EverySteps ?? 0;

    string? ICallback.Watches => Best ? Metric : null;

    private int EveryEpochs => Every ?? (EverySteps is null && !Best ? 1 : 0);

    /// <inheritdoc/>
    public ICallbackRun Start() => Best ? new BestRun(this) : new RegularRun(this);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Best && (Every is not null || EverySteps is not null))
            yield return new ValidationResult(
                "'Best' saves at improvements instead of at a distance; remove 'Every' and 'EverySteps', or set 'Best' to false", [nameof(Best)]);
        if (!Best && Metric is not null)
            yield return new ValidationResult("'Metric' has no effect without 'Best'; set 'Best' to true, or remove 'Metric'", [nameof(Metric)]);
    }

    private sealed class RegularRun(Checkpointing options) : ICallbackRun
    {
        public void After(EpochReport report, ICallbackHost host)
        {
            if (options.EveryEpochs > 0 && report.Epoch % options.EveryEpochs == 0)
                host.SaveCheckpoint();
        }

        public void After(StepReport report, ICallbackHost host)
        {
            if (options.EverySteps is { } steps && report.Step % steps == 0)
                host.SaveCheckpoint();
        }
    }

    private sealed class BestRun(Checkpointing options) : ICallbackRun
    {
        /// <summary>NaN as long as no report had a number.</summary>
        private double _best = double.NaN;
        private bool _hasWarned;

        public void After(EpochReport report, ICallbackHost host)
        {
            if (!report.IsReported)
                return;
            var (name, value) = WatchedValue.Find(report, options.Metric, "checkpoint");
            if (double.IsNaN(value) && !_hasWarned)
                WatchedValue.Warn(host, name, report.Epoch, "The epoch is not saved as the best.");
            _hasWarned |= double.IsNaN(value);
            bool isBetter = report.HigherIsBetter.Contains(name) ? value > _best : value < _best;
            if (double.IsNaN(value) || (!double.IsNaN(_best) && !isBetter))
                return;
            _best = value;
            host.SaveCheckpoint();
        }

        public double[] Save() => [_best];

        public void Restore(ReadOnlySpan<double> saved) => _best = saved is [var best] ? best : throw SavedState.Mismatch(1, saved);
    }
}
