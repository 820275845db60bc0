using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>What there is to know about an option of a part before it is given.</summary>
/// <param name="Name">The key that configurations use.</param>
/// <param name="InputScale">What it takes, in words, with the range that is allowed.</param>
/// <param name="Default">What it is where it is not given, as JSON; a part without options by its name.</param>
/// <param name="IsRequired">Whether it has to be given.</param>
/// <param name="Summary">What its author says about it.</param>
public sealed record OptionDescription(string Name, string InputScale, string Default, bool IsRequired, string Summary)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static IReadOnlyList<OptionDescription> Create(object part)
    {
        var defaults = new SettingWriter().Write(part);
        return [.. PartOptions.Get(part.GetType()).Select(option => new OptionDescription(
            option.Name, TakesOf(option), Short(defaults[option.Name]), SettingValues.IsRequired(option, part), PartDocumentation.SummaryOf(option)))];
    }

    private static string TakesOf(PropertyInfo option)
    {
        string bounds = option.GetCustomAttribute<RangeAttribute>() is { } range ? SettingValues.Between(range) : "";
        string takes = SettingValues.Expected(option.PropertyType, bounds);
        return PartOptions.TakesNull(option) ? $"{takes}, or null" : takes;
    }

    private static string Short(JsonNode? value)
        => value is JsonObject part && part["Type"] is { } type ? type.ToJsonString(Relaxed) : value?.ToJsonString(Relaxed) ?? "null";
}
