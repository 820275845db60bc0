using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>Shows how good a model is, for people or for programs.</summary>
/// <param name="console">Where to.</param>
internal sealed class EvaluationListing(ICommandConsole console)
{
    /// <summary>A matrix of more classes fills no terminal; the commonest mistakes are listed in its place.</summary>
    private const int MostClasses = 20, MostMistakes = 20, MostInMatrix = 100;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes lines and tables.</summary>
    /// <param name="values">Loss and metrics by name.</param>
    /// <param name="labels">What the metrics are called.</param>
    /// <param name="samples">How many samples were measured, and which, such as <c>300 (test part)</c>.</param>
    /// <param name="classes">The predicted classes; null if the model predicts numbers.</param>
    public void Write(IReadOnlyDictionary<string, double> values, IReadOnlyDictionary<string, string> labels, string samples, ConfusionMatrix? classes)
    {
        console.Output.WriteLine($"samples: {samples}");
        foreach (var (name, value) in values)
            console.Output.WriteLine($"{labels.GetValueOrDefault(name, name)}: {Words.Number(value)}");
        if (classes is null)
            return;
        console.Output.WriteLine();
        WriteClasses(classes);
        console.Output.WriteLine();
        if (classes.Classes.Count <= MostClasses)
            WriteMatrix(classes);
        else
            WriteMistakes(classes);
    }

    public void WriteJson(IReadOnlyDictionary<string, double> values, int samples, ConfusionMatrix? classes)
    {
        var json = new JsonObject(values.Select(value => KeyValuePair.Create(value.Key, Json(value.Value)))) { ["samples"] = samples };
        if (classes is not null)
        {
            int[] labels = [.. Enumerable.Range(0, classes.Classes.Count)];
            json["classes"] = new JsonArray([.. labels.Select(label => new JsonObject
            {
                ["name"] = classes.Classes[label],
                ["precision"] = Json(classes.Precision(label)),
                ["recall"] = Json(classes.Recall(label)),
                ["f1"] = Json(classes.F1(label)),
                ["support"] = classes.Support(label),
            })]);
            // A matrix of thousands of classes is nearly empty: only the pairs that occur are listed.
            if (labels.Length <= MostInMatrix)
                json["confusion"] = new JsonArray([.. labels.Select(actual => new JsonArray([.. labels.Select(predicted => (JsonNode)classes[actual, predicted])]))]);
            else
                json["confusion_pairs"] = new JsonArray([.. classes.Pairs.Select(pair => new JsonArray(pair.Actual, pair.Predicted, pair.Count))]);
        }

        console.Output.WriteLine(json.ToJsonString(Readable));
    }

    private void WriteClasses(ConfusionMatrix classes)
    {
        var table = Tables.Create("class", "precision", "recall", "f1", "support");
        for (int label = 0; label < classes.Classes.Count; label++)
            table.AddRow(Cells(classes.Classes[label], Short(classes.Precision(label)), Short(classes.Recall(label)), Short(classes.F1(label)), $"{classes.Support(label)}"));
        Tables.Write(console, table);
    }

    private void WriteMatrix(ConfusionMatrix classes)
    {
        var table = Tables.Create(classes.Classes.Select(name => $"as {name}").Prepend("true"));
        for (int actual = 0; actual < classes.Classes.Count; actual++)
            table.AddRow(Cells(Enumerable.Range(0, classes.Classes.Count).Select(predicted => $"{classes[actual, predicted]}").Prepend(classes.Classes[actual])));
        Tables.Write(console, table);
    }

    private void WriteMistakes(ConfusionMatrix classes)
    {
        var mistakes = classes.Pairs.Where(pair => pair.Actual != pair.Predicted).OrderByDescending(pair => pair.Count).Take(MostMistakes);
        var table = Tables.Create("true", "taken for", "samples");
        foreach (var (actual, predicted, count) in mistakes)
            table.AddRow(Cells(classes.Classes[actual], classes.Classes[predicted], $"{count}"));
        Tables.Write(console, table);
    }

    private static Text[] Cells(params IEnumerable<string> cells) => [.. cells.Select(cell => new Text(cell))];

    private static JsonNode? Json(double value) => double.IsFinite(value) ? value : null;

    private static string Short(double value) => double.IsNaN(value) ? "-" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
