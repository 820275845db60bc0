using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>What a run was, as the JSON of <c>run.json</c>.</summary>
internal sealed class RunRecord(TrainingSetup setup, IReadOnlyList<PluginRecord> plugins, DateTimeOffset started)
{
    public string Write(TrainingStart start, TimeSpan duration, string stopReason, string? detail, TrainingResult? result)
    {
        var json = new JsonObject
        {
            ["fnnkit"] = typeof(RunRecord).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["machine"] = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores",
            ["plugins"] = new JsonArray([.. plugins.Select(plugin => new JsonObject { ["name"] = plugin.Name, ["version"] = plugin.Version, ["sha256"] = plugin.Sha256 })]),
            ["seed"] = setup.Seed,
            ["data"] = WriteData(start),
            ["parameters"] = start.Plan.WeightCount,
            ["started"] = started.ToString("O", CultureInfo.InvariantCulture),
            ["seconds"] = Math.Round(duration.TotalSeconds, 3),
            ["stop_reason"] = stopReason,
            ["stop_detail"] = detail,
        };
        if (result is not null)
        {
            json["epochs"] = result.Epochs;
            json["steps"] = result.Steps;
            json["weights_of_step"] = result.WeightsOfStep;
            if (result.Model.Notes.Refit is { } refit)
                json["refit"] = new JsonObject { ["samples"] = refit.Samples, ["steps"] = refit.Steps };
            json["test"] = ModelSchema.WriteNumbers(result.Test);
        }

        return json.ToJsonString(EffectiveSettings.Readable) + "\n";
    }

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
