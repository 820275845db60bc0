using System.Reflection;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>
/// Everything that settings have to know about one type of option that is neither a single value, a list, a part nor a group of options: how it is read,
/// written, described and checked.
/// </summary>
/// <remarks>A type names its converter with <see cref="SettingConverterAttribute"/>. Converters keep nothing between calls; one serves all threads.</remarks>
public interface ISettingConverter
{
    /// <summary>Reads a value, and reports to the binder what is wrong with it.</summary>
    /// <param name="node">The setting; it is not null.</param>
    /// <param name="option">The option that receives the value.</param>
    /// <param name="binder">Makes parts and collects errors.</param>
    /// <returns>The value, or null where the setting is wrong.</returns>
    object? Bind(SettingNode node, PropertyInfo option, SettingBinder binder);

    /// <summary>Writes a value as the JSON that <see cref="Bind"/> reads back.</summary>
    /// <param name="value">The value.</param>
    /// <param name="writer">Writes the parts within it.</param>
    JsonNode? Write(object value, SettingWriter writer);

    /// <summary>Says what the option accepts, as messages and tables put it.</summary>
    /// <param name="bounds">The range of numbers that the option allows, such as "above 0"; empty where it has none.</param>
    string Describe(string bounds = "");

    /// <summary>The JSON Schema of the values that <see cref="Bind"/> accepts.</summary>
    /// <param name="schemas">Supplies the schemas of numbers and parts within it.</param>
    JsonObject CreateSchema(ISettingSchemas schemas);

    /// <summary>A valid value for tests of a part that needs one.</summary>
    /// <param name="standIn">Supplies a simple part of a kind.</param>
    object CreateSample(Func<PartKind, object> standIn);

    /// <summary>The plain value that the validation attributes of the option check; null where there is nothing to check.</summary>
    /// <param name="value">The value.</param>
    object? GetChecked(object value) => value;
}
