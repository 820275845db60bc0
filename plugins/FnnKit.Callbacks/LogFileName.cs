namespace FnnKit.Callbacks;

/// <summary>The file names that a log may have: names within the run folder, except those of the files that every run writes.</summary>
internal static class LogFileName
{
    public const string Pattern = @"^(?!(metrics\.jsonl|run\.json|appsettings\.json|model\.safetensors|checkpoints)$)[A-Za-z0-9_][A-Za-z0-9_.\- ]*$";

    public const string Rule
        = "'File' must be a file name without a folder, such as log.csv: letters, digits, points, dashes, and not the name of a file that every run writes";
}
