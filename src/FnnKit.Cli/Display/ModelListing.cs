using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>Shows a model, for people or for programs.</summary>
internal static class ModelListing
{
    private const string Bars = " ▁▂▃▄▅▆▇█";
    private static readonly SettingWriter Writer = new(part => PartIdentity.Get(part).QualifiedName, includePaths: false);
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ICommandConsole console, Model model, bool hasSettings)
    {
        var layers = new FittingTable("layer", "type", "input", "output", "activation", "parameters");
        foreach (var layer in model.Plan.AllLayers)
            layers.AddRow(layer.Name, PartIdentity.Get(layer.Layer).Name, layer.Input.ToString(), layer.Plan.Output.ToString(), Activation(layer), Parameters(layer).ToString("N0", CultureInfo.InvariantCulture));
        var hidden = layers.Write(console, "input", "type", "activation");
        console.Output.WriteLine();
        var parameters = new FittingTable("parameter", "shape", "norm", "mean", "deviation", "smallest", "largest", "histogram");
        foreach (var summary in model.Summarize())
            parameters.AddRow(summary.Name, Shape(summary), Number(summary.Norm), Number(summary.Mean), Number(summary.StandardDeviation), Number(summary.Smallest), Number(summary.Largest), Histogram(summary));
        hidden = [.. hidden, .. parameters.Write(console, "norm", "smallest", "largest", "shape", "mean")];
        if (hidden.Count > 0)
            console.Output.WriteLine($"The terminal is too narrow for {string.Join(", ", hidden)}; --json writes all.");
        console.Output.WriteLine();
        console.Output.WriteLine($"precision: {model.Precision}, {model.WeightCount:N0} parameters");
        if (model.Members.Count > 1)
            console.Output.WriteLine($"members: {model.Members.Count}, with the shares {string.Join(", ", model.Members.Select(member => Number(member.Weight)))} of the prediction");
        console.Output.WriteLine($"features: {model.FeatureCount} ({Some(model.Schema.Features.Select(column => column.Name))})");
        console.Output.WriteLine($"target: {Some(model.Schema.Targets.Select(column => column.Name))}{(model.Classes.Count > 0 ? $", {model.Classes.Count} classes ({Some(model.Classes)})" : "")}");
        console.Output.WriteLine($"transforms: {(model.Pipeline.Steps.Count == 0 ? "none" : string.Join(", ", model.Pipeline.Steps.Select(step => PartIdentity.Get(step.Transform).Name)))}");
        if (hasSettings)
            WriteSettings(console, model);
        if (model.Notes.Metrics.Count > 0)
            console.Output.WriteLine($"metrics: {string.Join(", ", model.Notes.Metrics.Select(metric => $"{metric.Key} {Words.Number(metric.Value)}"))}");
        if (model.Pipeline.Targets.Temperature != 1)
            console.Output.WriteLine($"temperature: {Number(model.Pipeline.Targets.Temperature)}");
        if (model.Notes.Intervals is { } intervals)
            console.Output.WriteLine($"intervals: {intervals.Level:P0} of samples within {string.Join(", ", intervals.Widths.Select(Number))}");
        if (model.Notes.Refit is { } refit)
            console.Output.WriteLine($"refit: trained on all {refit.Samples:N0} samples for {refit.Steps:N0} steps after these metrics were measured");
        console.Output.WriteLine($"plugins: {string.Join(", ", model.Notes.Plugins)}");
        console.Output.WriteLine($"data: sha256 {model.Notes.DataFingerprint ?? "unknown"}");
    }

    private static void WriteSettings(ICommandConsole console, Model model)
    {
        foreach (var layer in model.Plan.AllLayers)
            console.Output.WriteLine($"settings of {layer.Name}: {Settings(layer.Layer)}");
        foreach (var step in model.Pipeline.Steps)
            console.Output.WriteLine($"settings of {PartIdentity.Get(step.Transform).Name}: {Settings(step.Transform)}");
        if (model.Notes.Loader is { } loader)
            console.Output.WriteLine($"settings of the data: {loader}");
    }

    public static void WriteJson(TextWriter output, Model model) => output.WriteLine(new JsonObject
    {
        ["precision"] = model.Precision.ToString(),
        ["parameters"] = model.WeightCount,
        ["members"] = new JsonArray([.. model.Members.Select(member => (JsonNode)member.Weight)]),
        ["layers"] = new JsonArray([.. model.Plan.AllLayers.Select(layer => new JsonObject
        {
            ["name"] = layer.Name,
            ["type"] = PartIdentity.Get(layer.Layer).QualifiedName,
            ["input"] = new JsonArray([.. layer.Input.Dimensions.Select(size => (JsonNode)size)]),
            ["output"] = new JsonArray([.. layer.Plan.Output.Dimensions.Select(size => (JsonNode)size)]),
            ["parameters"] = Parameters(layer),
            ["settings"] = Writer.Write(layer.Layer),
        })]),
        ["arrays"] = new JsonArray([.. model.Summarize().Select(summary => new JsonObject
        {
            ["name"] = summary.Name,
            ["shape"] = new JsonArray([.. summary.Shape.Select(size => (JsonNode)size)]),
            ["norm"] = Finite(summary.Norm),
            ["mean"] = Finite(summary.Mean),
            ["deviation"] = Finite(summary.StandardDeviation),
            ["smallest"] = Finite(summary.Smallest),
            ["largest"] = Finite(summary.Largest),
            ["histogram"] = new JsonArray([.. summary.Histogram.Select(count => (JsonNode)count)]),
        })]),
        ["transforms"] = new JsonArray([.. model.Pipeline.Steps.Select(step => Writer.WritePart(step.Transform))]),
        ["features"] = new JsonArray([.. model.Schema.Features.Select(column => (JsonNode)column.Name)]),
        ["targets"] = new JsonArray([.. model.Schema.Targets.Select(column => (JsonNode)column.Name)]),
        ["classes"] = new JsonArray([.. model.Classes.Select(name => (JsonNode)name)]),
        ["metrics"] = new JsonObject(model.Notes.Metrics.Where(metric => double.IsFinite(metric.Value)).Select(metric => KeyValuePair.Create(metric.Key, (JsonNode?)metric.Value))),
        ["plugins"] = new JsonObject(model.Notes.Plugins.Select(plugin => KeyValuePair.Create(plugin.Name, (JsonNode?)plugin.Version))),
        ["refit"] = model.Notes.Refit is { } refit ? new JsonObject { ["samples"] = refit.Samples, ["steps"] = refit.Steps } : null,
        ["data_sha256"] = model.Notes.DataFingerprint,
    }.ToJsonString(Readable));

    private static string Settings(object part)
    {
        var json = Writer.Write(part);
        foreach (var (name, _) in json.Where(option => option.Value is null).ToArray())
            json.Remove(name);
        return json.ToJsonString(Compact);
    }

    private static JsonNode? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Activation(PlannedLayer layer) => layer.Plan.Activation is { } activation ? PartIdentity.Get(activation).Name : "";

    private static long Parameters(PlannedLayer layer) => layer.Plan.Parameters.Sum(parameter => (long)parameter.Shape.Size);

    private static string Shape(ParameterSummary summary) => $"[{string.Join(", ", summary.Shape)}]";

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Some(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length <= 8 ? string.Join(", ", all) : $"{string.Join(", ", all[..6])}, ... {all[^1]}";
    }

    private static string Histogram(ParameterSummary summary)
    {
        int most = summary.Histogram.Max();
        return string.Concat(summary.Histogram.Select(count => Bars[(int)Math.Ceiling((double)count / most * (Bars.Length - 1))]));
    }
}
