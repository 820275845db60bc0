using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FnnKit.Plotting;
using Text = Spectre.Console.Text;

namespace FnnKit.Cli;

/// <summary><c>fnn importance MODEL</c>: measures how much a model depends on each feature, and draws it.</summary>
internal static class ImportanceCommand
{
    private const int MostBars = 40;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var command = new CommandDeclaration("importance", "Measures how much worse a model becomes when a feature is shuffled among the samples, for each feature.");
        var model = command.ModelPath();
        var input = command.Option<string?>("--input", "A file with targets to measure on; by default the data of the run.", "FILE");
        var part = command.Option<DataPart?>("--part", "Which part of the run's data: Test, Validation, Training or All; by default the test part if there is one.");
        var metric = command.Option<string?>("--metric", "The metric that becomes worse; by default the first of the run.", "NAME");
        var repetitions = command.Option("--repetitions", "How often each feature is shuffled.", "COUNT", 5);
        var output = command.Option<string?>("--output", "A picture to write, .svg or .png.", "FILE");
        var sets = command.Sets();
        var json = command.Json();
        return command.Runs(async run =>
        {
            if (run.Get(repetitions) is < 1 or > 1000)
                throw new DataException($"'--repetitions' is {run.Get(repetitions)}; expected a number from 1 to 1000.");
            if (run.Get(output) is { } path)
                PictureFile.CheckPath(path);
            using var measured = await MeasuredSamples.LoadAsync(run, run.Get(model), run.Get(input), run.Get(part), run.Get(sets));
            return Run(run, measured, run.Get(metric), run.Get(repetitions), run.Get(output), run.Get(json));
        });
    }

    private static int Run(CommandRun run, MeasuredSamples measured, string? name, int repetitions, string? output, bool json)
    {
        var metric = Find(measured, name);
        string what = PartIdentity.Get(metric).Name;
        var importance = new PermutationImportance(measured.Model, measured.Data, measured.Samples, metric);
        var features = importance.Measure(repetitions, cancellationToken: run.Cancellation);
        if (json)
            run.Output.WriteLine(Json(what, importance.Reference, features).ToJsonString(Readable));
        else
            Write(run, what, importance.Reference, measured.Samples.Length, features);
        if (output is not null)
        {
            PictureFile.Write(output, new Figure([new BarChart($"how much worse {what} becomes when a feature is shuffled", [.. features.Take(MostBars).Select(feature => (feature.Feature, feature.Importance, feature.StandardDeviation))])]));
            run.Error.WriteLine($"wrote {output}");
        }

        return ExitCode.Done;
    }

    private static IMetric Find(MeasuredSamples measured, string? name)
    {
        var metrics = ModelMetrics.Find(measured.Model, measured.Setup, measured.Catalogue);
        return (name is null && metrics.Count > 0 ? metrics[0] : metrics.FirstOrDefault(metric => name is not null && PartIdentity.Get(metric).Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            ?? throw new DataException($"No metric '{name}' fits this model; expected one of {string.Join(", ", metrics.Select(metric => PartIdentity.Get(metric).Name))}.");
    }

    private static void Write(CommandRun run, string metric, double reference, int samples, IReadOnlyList<FeatureImportance> features)
    {
        run.Output.WriteLine($"{metric} on {Words.Count(samples, "sample")}: {Number(reference)}");
        var table = Tables.Create("feature", "importance", "deviation");
        foreach (var feature in features)
            Spectre.Console.TableExtensions.AddRow(table, new Text(feature.Feature), new Text(Number(feature.Importance)), new Text(Number(feature.StandardDeviation)));
        Tables.Write(run.Console, table);
    }

    private static JsonObject Json(string metric, double reference, IReadOnlyList<FeatureImportance> features) => new()
    {
        ["metric"] = metric,
        ["value"] = reference,
        ["features"] = new JsonArray([.. features.Select(feature => new JsonObject
        {
            ["feature"] = feature.Feature,
            ["importance"] = feature.Importance,
            ["deviation"] = feature.StandardDeviation,
        })]),
    };

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
