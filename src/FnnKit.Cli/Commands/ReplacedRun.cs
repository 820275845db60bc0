using System.Globalization;

namespace FnnKit.Cli;

/// <summary>Says on standard error which run another one takes the place of, when it does: once all has been checked.</summary>
/// <param name="error">Standard error.</param>
/// <param name="path">The folder to be written to.</param>
/// <param name="then">What else is to be done then.</param>
internal sealed class ReplacedRun(TextWriter error, string path, Action? then = null) : ITrainingObserver
{
    public void Started(TrainingStart start)
    {
        if (RunEnding.Read(path) is { } ending)
            error.WriteLine($"replacing the run in '{path}', which {Verb(ending)} at {ending.At.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}");
        else if (File.Exists(Path.Combine(path, "metrics.jsonl")))
            error.WriteLine($"replacing the run in '{path}', which had not ended");
        else if (CrossValidationFolder.IsOne(path))
            error.WriteLine($"replacing the cross-validation in '{path}'");
        then?.Invoke();
    }

    public void Reported(EpochReport report)
    {
    }

    private static string Verb(RunEnding ending) => ending.IsFinished ? "finished" : ending.StopReason == "failed" ? "failed" : "was interrupted";
}
