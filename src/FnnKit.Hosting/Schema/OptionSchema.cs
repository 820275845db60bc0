using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>The JSON Schema of one option: its type, range, default and what its author says about it.</summary>
internal static class OptionSchema
{
    private const double BeyondWhole = 9e18;

    /// <summary>Describes an option of a fresh instance.</summary>
    public static JsonObject Create(PropertyInfo option, object instance, Func<object, JsonObject> group)
    {
        object? value = option.GetValue(instance);
        var schema = SettingValues.IsNested(option.PropertyType) && value is not null ? group(value) : Create(option, group);
        if (PartOptions.TakesNull(option) && !option.IsDefined(typeof(RequiredAttribute)))
            schema = OrNull(schema);
        if (PartDocumentation.SummaryOf(option) is { Length: > 0 } summary)
            schema["description"] = summary;
        if (!SettingValues.IsNested(option.PropertyType) && new SettingWriter().Write(instance)[option.Name] is { } preset)
            schema["default"] = preset.DeepClone();
        return schema;
    }

    /// <summary>A list of objects has the schema of a fresh one for each.</summary>
    private static JsonObject Create(PropertyInfo option, Func<object, JsonObject> group)
        => SettingConverters.Find(option.PropertyType) is null && SettingValues.ItemType(option.PropertyType) is { } item && SettingConverters.Find(item) is null && SettingValues.IsNested(item)
        ? List(group(Activator.CreateInstance(item)!), option)
        : Create(option.PropertyType, option);

    private static JsonObject Create(Type type, PropertyInfo option)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (PartKind.Get(type) is { } kind)
            return SettingSchema.Reference(kind);
        if (SettingConverters.Find(type) is { } converter)
            return converter.CreateSchema(new Schemas(option));
        if (SettingValues.ItemType(type) is { } item)
            return List(Create(item, option), option);
        if (type.IsEnum)
            return new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)name)]) };
        if (type == typeof(string))
            return Text(option);
        return type == typeof(bool) ? new JsonObject { ["type"] = "boolean" } : Number(type == typeof(int) || type == typeof(long) ? "integer" : "number", option);
    }

    private static JsonObject Text(PropertyInfo option)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (option.GetCustomAttribute<RegularExpressionAttribute>() is { } rule)
            schema["pattern"] = rule.Pattern;
        if (SettingValues.TakesNumbers(option))
            schema["type"] = new JsonArray("string", "integer");
        return schema;
    }

    private static JsonObject List(JsonObject items, PropertyInfo option)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = items };
        if (option.GetCustomAttribute<MinLengthAttribute>() is { } rule)
            schema["minItems"] = rule.Length;
        return schema;
    }

    private static JsonObject Number(string type, PropertyInfo option)
    {
        var schema = new JsonObject { ["type"] = type };
        if (option.GetCustomAttribute<RangeAttribute>() is not { } range)
            return schema;
        double low = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), high = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        if (low > -BeyondWhole)
            schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = Bound(low);
        if (high < BeyondWhole)
            schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = Bound(high);
        return schema;
    }

    private static JsonValue Bound(double value) => value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? JsonValue.Create((int)value) : JsonValue.Create(value);

    private static JsonObject OrNull(JsonObject schema)
    {
        switch (schema)
        {
            case var _ when schema["type"] is JsonValue type:
                schema["type"] = new JsonArray(type.DeepClone(), "null");
                return schema;
            case var _ when schema["enum"] is JsonArray words:
                words.Add((JsonNode?)null);
                return schema;
            default:
                return new JsonObject { ["if"] = new JsonObject { ["not"] = new JsonObject { ["type"] = "null" } }, ["then"] = schema };
        }
    }

    /// <summary>The schemas that converters of one option compose theirs from.</summary>
    private sealed class Schemas(PropertyInfo option) : ISettingSchemas
    {
        public JsonObject Number() => OptionSchema.Number("number", option);

        public JsonObject Part(PartKind kind) => SettingSchema.Reference(kind);
    }
}
