using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Converts durations: text such as <c>"02:00:00"</c> (hours, minutes, seconds), or a number of seconds.</summary>
internal sealed class TimeSpanConverter : ISettingConverter
{
    private const double Longest = 1e9;

    /// <inheritdoc/>
    public object? Bind(SettingNode node, PropertyInfo option, SettingBinder binder)
    {
        if (node.Kind is SettingKind.Number or SettingKind.Text && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= Longest)
            return TimeSpan.FromSeconds(seconds);
        if (node.Kind is SettingKind.String or SettingKind.Text && node.Text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(node.Text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero)
            return time;
        binder.ReportWrongType(node, Describe());
        return null;
    }

    /// <inheritdoc/>
    public JsonNode? Write(object value, SettingWriter writer) => ((TimeSpan)value).ToString("c", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string Describe(string bounds = "") => "a duration above 0, such as \"02:00:00\" or a number of seconds";

    /// <inheritdoc/>
    public JsonObject CreateSchema(ISettingSchemas schemas)
        => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 }, new JsonObject { ["type"] = "string", ["pattern"] = @"^(\d+\.)?\d+:\d{1,2}(:\d{1,2}(\.\d+)?)?$" }) };

    /// <inheritdoc/>
    public object CreateSample(Func<PartKind, object> standIn) => TimeSpan.FromSeconds(1);
}
