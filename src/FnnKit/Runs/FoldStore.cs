namespace FnnKit;

/// <summary>Stores the run of one fold in the folder of its cross-validation.</summary>
public sealed class FoldStore : IRunStore, IDisposable
{
    private readonly CrossValidationFolder _folder;
    private readonly RunFolder _run;
    private readonly Action _create;
    private bool _created;

    internal FoldStore(CrossValidationFolder folder, RunFolder run, Action create) => (_folder, _run, _create) = (folder, run, create);

    /// <inheritdoc/>
    public string Location => _run.Location;

    /// <inheritdoc/>
    public string? Replaced => _created ? _folder.Replaced : null;

    /// <inheritdoc/>
    public CheckpointFolder Checkpoints => _run.Checkpoints;

    /// <inheritdoc/>
    public void Start(TrainingStart start)
    {
        _created = !_folder.IsOpen;
        _create();
        _run.Start(start);
    }

    /// <inheritdoc/>
    public void SaveReport(EpochReport report) => _run.SaveReport(report);

    /// <inheritdoc/>
    public void SaveCheckpoint(Checkpoint checkpoint) => _run.SaveCheckpoint(checkpoint);

    /// <inheritdoc/>
    public void WriteLog(ICallback callback, string text) => _run.WriteLog(callback, text);

    /// <inheritdoc/>
    public void Finish(TrainingResult result) => _run.Finish(result);

    /// <inheritdoc/>
    public void Fail(Exception exception) => _run.Fail(exception);

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();
}
