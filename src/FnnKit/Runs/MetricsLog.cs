using System.Text.Json;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>The lines of <c>metrics.jsonl</c>.</summary>
internal static class MetricsLog
{
    /// <summary>Takes out what a run wrote after the step that it now goes on from, and a last line that was cut short.</summary>
    public static void Truncate(string path, long step)
    {
        if (!File.Exists(path))
            return;
        var kept = File.ReadLines(path).Where(line => StepOf(line) is { } written && written <= step);
        AtomicFile.WriteAllText(path, string.Concat(kept.Select(line => line + "\n")));
    }

    private static long? StepOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("step").GetInt64();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
