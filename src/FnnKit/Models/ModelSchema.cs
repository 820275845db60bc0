using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Columns, fitted transforms and numbers as the JSON of a model file.</summary>
internal static class ModelSchema
{
    public static JsonArray WriteColumns(IReadOnlyList<Column> columns) => new([.. columns.Select(column =>
    {
        var json = new JsonObject { ["name"] = column.Name };
        if (column.Categories is { } categories)
            json["categories"] = new JsonArray([.. categories.Select(category => (JsonNode)category)]);
        if (column.IsDate)
            json["date"] = true;
        return json;
    })]);

    public static IReadOnlyList<Column> ReadColumns(string json)
        => [.. JsonNode.Parse(json)!.AsArray().Select(ReadColumn)];

    public static JsonObject WriteTransform(FittedTransform step, SettingWriter writer) => new()
    {
        ["part"] = writer.WritePart(step.Transform),
        ["columns"] = WriteColumns(step.Columns),
        ["fitted"] = new JsonArray([.. step.Fitted.Select(value => (JsonNode)value)]),
    };

    public static IReadOnlyList<FittedTransform> ReadTransforms(SettingNode list, SettingBinder binder)
    {
        var steps = new List<FittedTransform>();
        foreach (var node in list.Items)
        {
            if (binder.BindPart(node["part"]!, PartKind.Get(typeof(ITransform))!) is not ITransform transform)
                continue;
            var columns = node["columns"]!.Items.Select(column => new Column(column["name"]!.Text, column["categories"]?.Items.Select(item => item.Text).ToArray()) { IsDate = column["date"] is not null });
            double[] fitted = [.. node["fitted"]!.Items.Select(item => double.Parse(item.Text, System.Globalization.CultureInfo.InvariantCulture))];
            steps.Add(new FittedTransform(transform, [.. columns], fitted));
        }

        return steps;
    }

    /// <summary>Numbers by name; what is no number is left out, since JSON has no word for it.</summary>
    public static JsonObject WriteNumbers(IReadOnlyDictionary<string, double> numbers)
    {
        var json = new JsonObject();
        foreach (var (name, value) in numbers)
        {
            if (double.IsFinite(value))
                json[name] = value;
        }

        return json;
    }

    public static IReadOnlyDictionary<string, double> ReadNumbers(string json) => JsonSerializer.Deserialize<Dictionary<string, double>>(json)!;

    private static Column ReadColumn(JsonNode? json)
        => new(json!["name"]!.GetValue<string>(), json["categories"]?.AsArray().Select(item => item!.GetValue<string>()).ToArray()) { IsDate = json["date"] is not null };
}
