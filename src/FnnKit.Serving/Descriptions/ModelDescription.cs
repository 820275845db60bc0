using System.Text.Json.Nodes;

namespace FnnKit.Serving;

/// <summary>Describes a model for people and programs: its columns, classes, metrics, file and an example.</summary>
internal static class ModelDescription
{
    /// <summary>Describes a model in short, for a list.</summary>
    public static JsonObject Summarize(ServedModel model) => new()
    {
        ["name"] = model.Name,
        ["versions"] = new JsonArray([.. model.Versions.Select(version => new JsonObject
        {
            ["version"] = version.Options.Version,
            ["digest"] = version.Current.Digest,
            ["verified"] = version.Current.IsVerified,
            ["problem"] = version.Problem,
        })]),
        ["predict"] = $"models/{model.Name}/predict",
        ["openapi"] = $"models/{model.Name}/openapi.json",
        ["docs"] = $"docs/{model.Name}",
    };

    /// <summary>Describes a model in full.</summary>
    public static JsonObject Describe(LoadedModel loaded)
    {
        var model = loaded.Model;
        return new()
        {
            ["name"] = loaded.Name,
            ["version"] = loaded.Version,
            ["digest"] = loaded.Digest,
            ["verified"] = loaded.IsVerified,
            ["predicts"] = model.Classes.Count > 0 ? "class" : "numbers",
            ["probabilities"] = model.GivesProbabilities,
            ["targets"] = Names(model.Schema.Targets.Select(column => column.Name)),
            ["classes"] = Names(model.Classes),
            ["weights"] = model.Plan.WeightCount,
            ["layers"] = Names(model.Plan.Layers.Select(layer => layer.Name)),
            ["metrics"] = new JsonObject(model.Notes.Metrics.Where(metric => double.IsFinite(metric.Value)).Select(metric => KeyValuePair.Create(metric.Key, (JsonNode?)metric.Value))),
            ["columns"] = new JsonArray([.. Enumerable.Range(0, model.FeatureCount).Select(column => Describe(loaded, column))]),
            ["example"] = ExampleRow.Create(model),
        };
    }

    private static JsonObject Describe(LoadedModel loaded, int place)
    {
        var column = loaded.Model.Schema.Features[place];
        var profile = loaded.Drift.Profile?.Columns[place];
        var description = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.IsCategory ? "category" : column.IsDate ? "date" : "number",
            ["mayBeMissing"] = loaded.Columns.FillsIn(place),
        };
        if (column.Categories is { } categories)
            description["categories"] = Names(categories);
        if (profile is { Minimum: { } low, Maximum: { } high })
            (description["minimum"], description["maximum"]) = (low, high);
        return description;
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode)name)]);
}
