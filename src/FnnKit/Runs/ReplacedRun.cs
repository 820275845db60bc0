using System.Globalization;

namespace FnnKit;

/// <summary>Describes the run that a new one replaces.</summary>
internal static class ReplacedRun
{
    /// <summary>The run or the cross-validation in a folder, as a phrase for messages; null if the folder has none.</summary>
    public static string? Describe(string folder)
    {
        if (RunEnding.Read(folder) is { } ending)
            return $"the run in '{folder}', which {Verb(ending)} at {ending.At.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}";
        if (File.Exists(Path.Combine(folder, "metrics.jsonl")))
            return $"the run in '{folder}', which had not ended";
        return CrossValidationFolder.IsOne(folder) ? $"the cross-validation in '{folder}'" : null;
    }

    private static string Verb(RunEnding ending) => ending.IsFinished ? "finished" : ending.StopReason == "failed" ? "failed" : "was interrupted";
}
