using System.Globalization;

namespace FnnKit;

/// <summary>How a run ended, from its <c>run.json</c>.</summary>
/// <param name="StopReason">Why it ended, as the file says it.</param>
/// <param name="At">When it ended.</param>
/// <param name="Test">The loss and the metrics of the test part; null where it has none.</param>
public sealed record RunEnding(string StopReason, DateTimeOffset At, IReadOnlyDictionary<string, double>? Test)
{
    /// <summary>The reason of a run that has not ended; one that was killed keeps it.</summary>
    internal const string Running = "running";

    /// <summary>How many epochs it took, as far as the file says it.</summary>
    public long Epochs { get; init; }

    /// <summary>How many steps it took, as far as the file says it.</summary>
    public long Steps { get; init; }

    /// <summary>Whether it came to its own end, neither interrupted nor failed.</summary>
    public bool IsFinished => StopReason is not ("cancelled" or "failed");

    /// <summary>Reads how the run in a folder ended; null where no end is recorded, as of a run that was killed.</summary>
    public static RunEnding? Read(string folder)
    {
        string path = Path.Combine(folder, RunRecord.FileName);
        try
        {
            if (!File.Exists(path))
                return null;
            var run = SettingReader.ReadFile(path, isExact: true);
            // A run that was continued ended as its last continuation did.
            var last = run["resumes"] is { Kind: SettingKind.Array, Items.Count: > 0 } resumes ? resumes.Items[^1] : run;
            string reason = last.Required("stop_reason").RequireText();
            if (reason == Running)
                return null;
            var started = DateTimeOffset.Parse(last.Required("started").RequireText(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            var test = run["test"] is { Kind: SettingKind.Object } values ? values.Members.ToDictionary(value => value.Key, value => value.Value.RequireNumber()) : null;
            return new RunEnding(reason, started.AddSeconds(last["seconds"]?.RequireNumber() ?? 0), test)
            {
                Epochs = run["epochs"]?.RequireWhole(0, long.MaxValue) ?? 0,
                Steps = run["steps"]?.RequireWhole(0, long.MaxValue) ?? 0,
            };
        }
        catch (Exception exception) when (exception is SettingsException or FormatException or ArgumentOutOfRangeException)
        {
            // A file that somebody has changed records no end.
            return null;
        }
    }
}
