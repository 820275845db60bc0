using System.Globalization;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>The continuations of a run in <c>run.json</c>: when each began, from which step, which settings it changed, and how it ended.</summary>
internal sealed class RunResumes(DateTimeOffset started)
{
    private JsonArray? _all;

    /// <summary>The record of the finished run that is continued; null if there is none.</summary>
    public JsonObject? Earlier { get; private set; }

    /// <summary>Adds a continuation to those that a folder records.</summary>
    public void Add(string folder, TrainingStart start, IReadOnlyList<(string Path, string? Before, string? Now)> changes)
    {
        var recorded = Read(Path.Combine(folder, RunRecord.FileName));
        _all = recorded?["resumes"]?.DeepClone() as JsonArray ?? [];
        _all.Add(new JsonObject
        {
            ["started"] = started.ToString("O", CultureInfo.InvariantCulture),
            ["from_step"] = start.Progress.Step,
            ["changed"] = new JsonObject(changes.Select(change => KeyValuePair.Create(change.Path, (JsonNode?)new JsonObject { ["from"] = Parse(change.Before), ["to"] = Parse(change.Now) }))),
        });
        // The record stays that of the model which is there until there is another one.
        Earlier = recorded is not null && recorded.ContainsKey("epochs") && recorded["stop_reason"]?.ToString() != "cancelled" ? recorded : null;
    }

    /// <summary>All continuations, the last of them with how it ended; null if there are none.</summary>
    public JsonArray? Write(string stopReason, TimeSpan duration, string? detail)
    {
        if (_all is null)
            return null;
        var last = _all[^1]!;
        last["stop_reason"] = stopReason;
        last["stop_detail"] = detail;
        last["seconds"] = Seconds(duration);
        return (JsonArray)_all.DeepClone();
    }

    /// <summary>A clock that was put back must not make a run end before it began.</summary>
    public static double Seconds(TimeSpan duration) => Math.Max(0, Math.Round(duration.TotalSeconds, 3));

    private static JsonObject? Read(string path)
    {
        try
        {
            return File.Exists(path) ? SettingReader.ReadFile(path, isExact: true).ToJson() as JsonObject : null;
        }
        catch (SettingsException)
        {
            // A record that somebody has changed records nothing.
            return null;
        }
    }

    private static JsonNode? Parse(string? value) => value is null ? null : JsonNode.Parse(value);
}
