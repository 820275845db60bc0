using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Converts numbers that may follow a schedule: a number, or a schedule part.</summary>
internal sealed class ScheduledConverter : ISettingConverter
{
    private static readonly PartKind Schedule = PartKind.Get(typeof(ISchedule))!;

    /// <inheritdoc/>
    public object? Bind(SettingNode node, PropertyInfo option, SettingBinder binder)
    {
        if (node.Kind is SettingKind.Number or SettingKind.Text && SettingValues.Read(node, typeof(double), option) is { Value: double number })
            return (Scheduled)number;
        if (node.Kind is SettingKind.Object || (node.Kind is SettingKind.String or SettingKind.Text && MayBeName(node.Text)))
            return binder.BindPart(node, Schedule) is ISchedule schedule ? new Scheduled(schedule) : null;
        binder.ReportWrongType(node, node.Kind == SettingKind.String ? $"{Describe()}; write a number without quotes" : Describe());
        return null;
    }

    /// <summary>Whether a text may name a part; a number in quotes, or with a comma before its decimals, does not.</summary>
    private static bool MayBeName(string text)
        => text.Length > 0 && char.IsLetter(text[0]) && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <inheritdoc/>
    public JsonNode? Write(object value, SettingWriter writer)
        => (Scheduled)value is { Schedule: { } schedule } ? writer.WritePart(schedule) : ((Scheduled)value).At(default);

    /// <inheritdoc/>
    public string Describe(string bounds = "") => bounds.Length == 0 ? "a number or a schedule" : $"a number {bounds}, or a schedule";

    /// <inheritdoc/>
    public JsonObject CreateSchema(ISettingSchemas schemas) => new()
    {
        ["if"] = new JsonObject { ["type"] = "number" },
        ["then"] = schemas.Number(),
        ["else"] = schemas.Part(Schedule),
    };

    /// <inheritdoc/>
    public object CreateSample(Func<PartKind, object> standIn) => (Scheduled)0.5;

    /// <inheritdoc/>
    public object? GetChecked(object value) => (Scheduled)value is { Schedule: null } fixedNumber ? fixedNumber.At(default) : null;
}
