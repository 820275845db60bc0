using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>How a run ended, out of its <c>run.json</c>.</summary>
/// <param name="StopReason">Why it ended, as the file says it.</param>
/// <param name="At">When it ended.</param>
/// <param name="Test">The loss and the metrics of the test part; null where it has none.</param>
public sealed record RunEnding(string StopReason, DateTimeOffset At, IReadOnlyDictionary<string, double>? Test)
{
    /// <summary>Whether it came to its own end, neither interrupted nor failed.</summary>
    public bool IsFinished => StopReason is not ("cancelled" or "failed");

    /// <summary>Reads how the run in a folder ended; null where no end is recorded, as of a run that was killed.</summary>
    public static RunEnding? Read(string folder)
    {
        string path = Path.Combine(folder, "run.json");
        try
        {
            if (!File.Exists(path) || JsonNode.Parse(File.ReadAllText(path)) is not JsonObject run || (string?)run["stop_reason"] is not { } reason)
                return null;
            var started = DateTimeOffset.Parse((string?)run["started"] ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            var test = run["test"] is JsonObject values ? ModelSchema.ReadNumbers(values.ToJsonString()) : null;
            return new RunEnding(reason, started.AddSeconds((double?)run["seconds"] ?? 0), test);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            // A file that somebody has changed records no end.
            return null;
        }
    }
}
