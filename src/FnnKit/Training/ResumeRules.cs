using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>
/// Which settings may differ between a run and its continuation. Those that are listed only say how the next steps are taken. All others decide what a step is,
/// what was learned, or which samples were held back: with another value of those, the continuation would be neither the old run nor a new one.
/// </summary>
internal static class ResumeRules
{
    private static readonly string[] MayChange =
    [
        "Training:Epochs", "Training:Steps", "Training:Threads", "Training:ReportEvery", "Training:Clipping", "Training:Regularization", "Optimizer:LearningRate", "Callbacks",
        // The data itself is compared, so that files may move.
        "Data:Loader",
        "Data:Split:MeasureTest",
    ];

    /// <summary>Refuses a continuation with settings that must stay.</summary>
    /// <param name="before">The settings of the run.</param>
    /// <param name="now">The settings of its continuation.</param>
    /// <exception cref="CheckpointException">A setting differs that must not; the message names all of them.</exception>
    public static void Check(JsonNode? before, JsonNode? now)
    {
        string[] refused = [.. FlatSettings.Compare(before, now).Where(change => !IsFree(change.Path) && !IsNew(change)).Select(Describe)];
        if (refused.Length > 0)
        {
            throw new CheckpointException($"""
                A run cannot be resumed with other values of these settings:
                {string.Join(Environment.NewLine, refused)}
                Resume without the change, or start a new run. What may change: {string.Join(", ", MayChange)}.
                """);
        }
    }

    private static string Describe((string Path, string? Before, string? Now) change)
        => $"  '{change.Path}' was {change.Before ?? "not set"} when the run began and is {change.Now ?? "not set"} now";

    /// <summary>A setting that is younger than the checkpoint, and is not set.</summary>
    private static bool IsNew((string Path, string? Before, string? Now) change) => change is { Before: null, Now: "null" };

    private static bool IsFree(string path) => Array.Exists(MayChange, free => path == free || path.StartsWith(free + ":", StringComparison.Ordinal));
}
