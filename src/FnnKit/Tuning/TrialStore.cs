namespace FnnKit;

/// <summary>The store of a trial: a run folder, which is only begun if the network keeps within the limits.</summary>
/// <param name="store">The run folder.</param>
/// <param name="limits">The limits.</param>
internal sealed class TrialStore(IRunStore store, TuneLimits limits) : IRunStore
{
    /// <inheritdoc/>
    public CheckpointFolder Checkpoints => store.Checkpoints;

    /// <summary>The run as it began; null before.</summary>
    public TrainingStart? Begun { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="TrialLimitException">The network breaks a limit.</exception>
    public void Start(TrainingStart start)
    {
        Begun = start;
        if (limits.Find(start.Plan) is { } broken)
            throw new TrialLimitException(broken);
        store.Start(start);
    }

    /// <inheritdoc/>
    public void SaveReport(EpochReport report) => store.SaveReport(report);

    /// <inheritdoc/>
    public void SaveCheckpoint(Checkpoint checkpoint) => store.SaveCheckpoint(checkpoint);

    /// <inheritdoc/>
    public void WriteLog(ICallback callback, string text) => store.WriteLog(callback, text);

    /// <inheritdoc/>
    public void Finish(TrainingResult result) => store.Finish(result);

    /// <inheritdoc/>
    public void Fail(Exception exception) => store.Fail(exception);
}
