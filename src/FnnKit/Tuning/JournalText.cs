using System.Globalization;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>What the lines of a journal say, and how they say it.</summary>
/// <param name="space">The settings that the study varies.</param>
internal sealed class JournalText(TuneSpace space)
{
    /// <summary>A trial that is proposed.</summary>
    public JsonObject WriteProposal(int number, int generation, double[] point) => new()
    {
        ["propose"] = number,
        ["generation"] = generation,
        ["point"] = new JsonObject(space.Entries.Select((entry, i) => KeyValuePair.Create(entry.Path, Number(point[i])))),
    };

    /// <summary>Reads the point of a trial that is proposed.</summary>
    public double[] ReadPoint(SettingNode line)
    {
        var point = line.Required("point");
        return [.. space.Entries.Select(entry => ReadNumber(point.Required(entry.Path)))];
    }

    /// <summary>What came of a trial.</summary>
    public static JsonObject WriteResult(TuneTrial trial)
    {
        var line = new JsonObject
        {
            ["result"] = trial.Number,
            ["state"] = trial.State switch { TrialState.Completed => "completed", TrialState.Pruned => "pruned", _ => "failed" },
            ["value"] = Number(trial.Value),
            ["steps"] = trial.Steps,
            ["best_epoch"] = trial.BestEpoch,
            ["weights"] = trial.Weights,
            ["values"] = new JsonArray([.. trial.Values.Select(value => new JsonArray(value.Budget, Number(value.Value)))]),
        };
        if (trial.Reason is not null)
            line["reason"] = trial.Reason;
        return line;
    }

    /// <summary>Reads what came of a trial.</summary>
    public static TuneTrial ReadResult(SettingNode line, IReadOnlyList<double> point) => new(
        (int)line.Required("result").RequireWhole(1, int.MaxValue),
        line.Required("state").RequireText() switch { "completed" => TrialState.Completed, "pruned" => TrialState.Pruned, _ => TrialState.Failed },
        ReadNumber(line.Required("value")))
    {
        Point = point,
        Steps = line.Required("steps").RequireWhole(0),
        BestEpoch = line.Required("best_epoch").RequireWhole(0),
        Weights = line["weights"] is { Kind: SettingKind.Number } weights ? (int)weights.RequireWhole(0, int.MaxValue) : null,
        Values = [.. line.Required("values").RequireItems().Select(value => new IntermediateValue(value.RequireItems()[0].RequireWhole(0), ReadNumber(value.RequireItems()[1])))],
        Reason = line["reason"]?.RequireText(),
    };

    /// <summary>JSON has no word for what is no number, and none for infinities.</summary>
    private static JsonNode? Number(double value) => double.IsFinite(value) ? value : double.IsNaN(value) ? null : value.ToString(CultureInfo.InvariantCulture);

    private static double ReadNumber(SettingNode node) => node.Kind switch
    {
        SettingKind.Null => double.NaN,
        SettingKind.String => double.Parse(node.Text, CultureInfo.InvariantCulture),
        _ => node.RequireNumber(),
    };
}
