using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>What a run was, as the JSON of <c>run.json</c>.</summary>
internal sealed class RunRecord(TrainingSetup setup, IReadOnlyList<PluginRecord> plugins, DateTimeOffset started)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "run.json";

    private readonly RunResumes _resumes = new(started);

    /// <summary>Takes over what an earlier run of the folder recorded.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="start">The continuation.</param>
    /// <param name="changes">The settings that it changes.</param>
    public void Continue(string folder, TrainingStart start, IReadOnlyList<(string Path, string? Before, string? Now)> changes) => _resumes.Add(folder, start, changes);

    /// <summary>The record of a run that has not ended.</summary>
    public string WriteRunning(TrainingStart start) => Text(_resumes.Earlier ?? Describe(start, RunEnding.Running, TimeSpan.Zero, null), RunEnding.Running, TimeSpan.Zero, null);

    /// <summary>Whether this is the continuation of a run that had finished.</summary>
    public bool ContinuesFinished => _resumes.Earlier is not null;

    /// <summary>The record of a run that failed or was interrupted. As long as the model of an earlier run is there, the record describes that one.</summary>
    public string WriteUnfinished(TrainingStart start, TimeSpan duration, string stopReason, string? detail)
        => Text(_resumes.Earlier ?? Describe(start, stopReason, duration, detail), stopReason, duration, detail);

    /// <summary>The record of a run that has ended.</summary>
    public string Write(TrainingStart start, TimeSpan duration, string stopReason, string? detail, TrainingResult result)
    {
        var json = Describe(start, stopReason, duration, detail);
        json["epochs"] = result.Epochs;
        json["steps"] = result.Steps;
        json["weights_of_step"] = result.WeightsOfStep;
        if (result.UnfinishedModel.Notes.Refit is { } refit)
            json["refit"] = new JsonObject { ["samples"] = refit.Samples, ["steps"] = refit.Steps };
        json["test"] = ModelSchema.WriteNumbers(result.Test);
        return Text(json, stopReason, duration, detail);
    }

    private string Text(JsonObject json, string stopReason, TimeSpan duration, string? detail)
    {
        if (_resumes.Write(stopReason, duration, detail) is { } resumes)
            json["resumes"] = resumes;
        return json.ToJsonString(EffectiveSettings.Readable) + "\n";
    }

    private JsonObject Describe(TrainingStart start, string stopReason, TimeSpan duration, string? detail) => new()
    {
        ["fnnkit"] = typeof(RunRecord).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["machine"] = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores",
        ["plugins"] = new JsonArray([.. plugins.Select(plugin => new JsonObject { ["name"] = plugin.Name, ["version"] = plugin.Version, ["sha256"] = plugin.Sha256 })]),
        ["seed"] = setup.Seed,
        ["data"] = WriteData(start),
        ["parameters"] = start.Plan.WeightCount,
        ["started"] = started.ToString("O", CultureInfo.InvariantCulture),
        ["seconds"] = RunResumes.Seconds(duration),
        ["stop_reason"] = stopReason,
        ["stop_detail"] = detail,
    };

    private static JsonObject WriteData(TrainingStart start) => new()
    {
        ["training"] = start.Split.Training.Length,
        ["validation"] = start.Split.Validation.Length,
        ["test"] = start.Split.Test.Length,
        ["features"] = start.Schema.Features.Count,
        ["targets"] = string.Join(", ", start.Schema.Targets.Select(column => column.Name)),
        ["sha256"] = start.DataFingerprint,
    };
}
