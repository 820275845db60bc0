using FnnKit.Formats;

namespace FnnKit;

/// <summary>The lines of <c>metrics.jsonl</c>.</summary>
internal static class MetricsLog
{
    /// <summary>Takes out what a run wrote of epochs that had not ended where it now goes on from, and a last line that was cut short.</summary>
    /// <remarks>Steps would not do: a checkpoint after the last step of an epoch is made before the epoch is reported.</remarks>
    public static void Truncate(string path, long epochs)
    {
        if (!File.Exists(path))
            return;
        var kept = File.ReadLines(path).Where(line => EpochOf(line) <= epochs);
        AtomicFile.WriteAllText(path, string.Concat(kept.Select(line => line + "\n")));
    }

    private static long? EpochOf(string line)
    {
        try
        {
            return SettingReader.Read(System.Text.Encoding.UTF8.GetBytes(line), "metrics.jsonl", isExact: true).Required("epoch").RequireWhole();
        }
        catch (SettingsException)
        {
            return null;
        }
    }
}
