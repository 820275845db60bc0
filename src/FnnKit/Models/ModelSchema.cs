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

    /// <exception cref="SettingsException">The text is not JSON of columns.</exception>
    public static IReadOnlyList<Column> ReadColumns(string json) => [.. Parse(json, "columns").RequireItems().Select(ReadColumn)];

    /// <exception cref="SettingsException">The text is not JSON of a shape.</exception>
    public static Shape ReadShape(string json)
        => new([.. Parse(json, "feature_shape").RequireItems().Select(size => (int)size.RequireWhole(1, int.MaxValue))]);

    public static JsonObject WriteTransform(FittedTransform step, SettingWriter writer) => new()
    {
        ["part"] = writer.WritePart(step.Transform),
        ["columns"] = WriteColumns(step.Columns),
        ["fitted"] = new JsonArray([.. step.Fitted.Select(value => (JsonNode)value)]),
    };

    public static IReadOnlyList<FittedTransform> ReadTransforms(SettingNode list, SettingBinder binder)
    {
        var steps = new List<FittedTransform>();
        foreach (var node in list.RequireItems())
        {
            Column[] columns = [.. node.Required("columns").RequireItems().Select(ReadColumn)];
            double[] fitted = [.. node.Required("fitted").RequireItems().Select(item => item.RequireNumber())];
            if (binder.BindPart(node.Required("part"), PartKind.Get(typeof(ITransform))!) is ITransform transform)
                steps.Add(new FittedTransform(transform, columns, fitted));
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

    /// <exception cref="SettingsException">The text is not JSON of numbers.</exception>
    public static IReadOnlyDictionary<string, double> ReadNumbers(string json)
        => Parse(json, "numbers").RequireMembers().ToDictionary(member => member.Key, member => member.Value.RequireNumber());

    /// <summary>Reads JSON of the metadata.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="SettingsException">The text is not JSON.</exception>
    public static SettingNode Parse(string json, string source) => SettingReader.Read(System.Text.Encoding.UTF8.GetBytes(json), source, isExact: true);

    private static Column ReadColumn(SettingNode node)
        => new(node.Required("name").RequireText(), node["categories"]?.RequireItems().Select(item => item.RequireText()).ToArray()) { IsDate = node["date"] is not null };
}
