using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>Shows what came of a study: the best trials, what mattered, and what the final model does on the test part.</summary>
/// <param name="console">Where to.</param>
internal sealed class StudyListing(ICommandConsole console)
{
    private const int Shown = 10;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public void Write(StudyResult result)
    {
        int pruned = result.Trials.Count(trial => trial.State == TrialState.Pruned), failed = result.Trials.Count(trial => trial.State == TrialState.Failed);
        string end = result.End switch { "time" => "the time ran out", "exhausted" => "there is nothing else to try", _ => "all trials are made" };
        console.Output.WriteLine($"{Words.Count(result.Trials.Count, "trial")}, {pruned} pruned, {failed} failed; {end}");
        if (result.Best is not { } best)
            return;
        WriteBest(result);
        WriteImportance(result);
        if (best.State == TrialState.Pruned)
            console.Output.WriteLine("all trials were pruned or failed; the best is the pruned trial with the best last value, and it was trained to its end");
        console.Output.WriteLine($"best: trial {best.Number}, {result.Metric.Replace('_', ' ')} {Words.Number(best.Value)} (optimistic: it is the best of {Words.Count(result.Ranked.Count, "trial")} on the samples that chose it)");
        foreach (var (name, value) in result.Test)
            console.Output.WriteLine($"test {name.Replace('_', ' ')}: {Words.Number(value)}");
        if (result.Test.Count == 0)
            console.Output.WriteLine("there is no test part to measure the best with; hold one back with 'Data:Split:Test'");
        console.Output.WriteLine($"model: {Relative(result.FinalRun!)}");
        console.Output.WriteLine($"settings: {Relative(result.BestSettings!)}");
    }

    public void WriteJson(StudyResult result)
    {
        var importance = SettingImportance.Compute(result);
        var json = new JsonObject
        {
            ["folder"] = result.Folder,
            ["metric"] = result.Metric,
            ["higher_is_better"] = result.IsHigherBetter,
            ["end"] = result.End,
            ["best"] = result.Best is { } best ? Describe(result, best) : null,
            ["test"] = new JsonObject(result.Test.Select(value => KeyValuePair.Create(value.Key, Number(value.Value)))),
            ["settings"] = result.BestSettings,
            ["model"] = result.FinalRun,
            ["importance"] = new JsonObject(result.Space.Entries.Select((entry, i) => KeyValuePair.Create(entry.Path, Number(importance[i])))),
            ["trials"] = new JsonArray([.. result.Trials.Select(trial => Describe(result, trial))]),
        };
        console.Output.WriteLine(json.ToJsonString(Readable));
    }

    private void WriteBest(StudyResult result)
    {
        var table = Tables.Create(["trial", result.Metric, "state", "epochs", "weights", .. result.Space.Entries.Select(entry => entry.Path)]);
        foreach (var trial in result.Ranked.Take(Shown))
        {
            table.AddRow([.. new[]
            {
                trial.Number.ToString(CultureInfo.InvariantCulture), Words.Number(trial.Value), trial.State == TrialState.Pruned ? "pruned" : "completed",
                trial.BestEpoch.ToString(CultureInfo.InvariantCulture), trial.Weights?.ToString("N0", CultureInfo.InvariantCulture) ?? "",
            }.Concat(result.Space.Entries.Select((entry, i) => entry.Describe(trial.Point[i]))).Select(text => new Text(text))]);
        }

        Tables.Write(console, table);
    }

    private void WriteImportance(StudyResult result)
    {
        var shares = SettingImportance.Compute(result);
        if (shares.Sum() <= 0)
        {
            console.Output.WriteLine("what mattered cannot be told from these trials");
            return;
        }

        var table = Tables.Create("setting", "share of what mattered");
        foreach (int i in Enumerable.Range(0, shares.Count).OrderByDescending(i => shares[i]))
            table.AddRow(new Text(result.Space.Entries[i].Path), new Text(shares[i].ToString("0 %", CultureInfo.InvariantCulture)));
        Tables.Write(console, table);
    }

    private static JsonObject Describe(StudyResult result, TuneTrial trial) => new()
    {
        ["trial"] = trial.Number,
        ["state"] = trial.State.ToString().ToLowerInvariant(),
        ["value"] = Number(trial.Value),
        ["steps"] = trial.Steps,
        ["weights"] = trial.Weights,
        ["reason"] = trial.Reason,
        ["settings"] = new JsonObject(result.Space.Entries.Select((entry, i) => (entry, value: trial.Point[i])).Where(pair => !double.IsNaN(pair.value))
            .Select(pair => KeyValuePair.Create(pair.entry.Path, pair.entry.ToSetting(pair.value).ToJson()))),
    };

    private static JsonNode? Number(double value) => double.IsFinite(value) ? value : null;

    private static string Relative(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
}
