namespace FnnKit.Callbacks;

/// <summary>What names a log may have: those of files in the folder of the run, and of none that the run writes itself.</summary>
internal static class LogFileName
{
    public const string Pattern = @"^(?!(metrics\.jsonl|run\.json|appsettings\.json|model\.safetensors|checkpoints)$)[A-Za-z0-9_][A-Za-z0-9_.\- ]*$";

    public const string Rule
        = "'File' is the name of a file in the folder of the run, such as log.csv: letters, digits, points, dashes, and none that the run writes itself";
}
