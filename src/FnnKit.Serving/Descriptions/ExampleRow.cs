using System.Globalization;
using System.Text.Json.Nodes;

namespace FnnKit.Serving;

/// <summary>A row that the model can predict, as a client sends it: the first of its test vectors, or the middle of its ranges.</summary>
internal static class ExampleRow
{
    /// <summary>The row by column name.</summary>
    public static JsonObject Create(Model model)
    {
        double[]? sample = model.Notes.TestVectors is { Features: [var first, ..] } ? first : null;
        var row = new JsonObject();
        for (int column = 0; column < model.FeatureCount; column++)
            row[model.Schema.Features[column].Name] = Value(model.Schema.Features[column], sample?[column] ?? Middle(model, column));
        return row;
    }

    private static double Middle(Model model, int column)
        => model.Notes.Profile?.Columns[column] is { Minimum: { } low, Maximum: { } high } ? low + ((high - low) / 2) : 0;

    private static JsonNode? Value(Column column, double value)
        => double.IsNaN(value) ? null
        : column.Categories is { } categories ? (value >= 0 && value < categories.Count ? categories[(int)value] : null)
        : column.IsDate ? DateTime.UnixEpoch.AddDays(value).ToString(value == Math.Floor(value) ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)
        : value;
}
