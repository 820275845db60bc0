using System.Globalization;

namespace FnnKit.Cli;

/// <summary>Says on standard error which run another one replaces, once everything has been checked and before anything is written.</summary>
/// <param name="error">Standard error.</param>
/// <param name="path">The folder to be written to.</param>
/// <param name="store">The store of the new run.</param>
/// <param name="then">What else is to be done then.</param>
internal sealed class ReplacedRun(TextWriter error, string path, IRunStore store, Action? then = null) : IRunStore
{
    public CheckpointFolder Checkpoints => store.Checkpoints;

    public void Start(TrainingStart start)
    {
        if (RunEnding.Read(path) is { } ending)
            error.WriteLine($"replacing the run in '{path}', which {Verb(ending)} at {ending.At.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}");
        else if (File.Exists(Path.Combine(path, "metrics.jsonl")))
            error.WriteLine($"replacing the run in '{path}', which had not ended");
        else if (CrossValidationFolder.IsOne(path))
            error.WriteLine($"replacing the cross-validation in '{path}'");
        then?.Invoke();
        store.Start(start);
    }

    public void SaveReport(EpochReport report) => store.SaveReport(report);

    public void SaveCheckpoint(Checkpoint checkpoint) => store.SaveCheckpoint(checkpoint);

    public void WriteLog(ICallback callback, string text) => store.WriteLog(callback, text);

    public void Finish(TrainingResult result) => store.Finish(result);

    public void Fail(Exception exception) => store.Fail(exception);

    private static string Verb(RunEnding ending) => ending.IsFinished ? "finished" : ending.StopReason == "failed" ? "failed" : "was interrupted";
}
