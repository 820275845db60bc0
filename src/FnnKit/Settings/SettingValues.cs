using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace FnnKit;

/// <summary>Reads single values: numbers, truth values, words and text.</summary>
public static class SettingValues
{
    /// <summary>A value, or what was expected where there is none.</summary>
    internal readonly record struct Reading(object? Value, string? Expected);

    /// <summary>The type of the items of a list, or null if the type is not a list.</summary>
    public static Type? ItemType(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>Whether a type is a group of settings of its own.</summary>
    public static bool IsNested(Type type)
        => type.IsClass && type != typeof(string) && !type.IsArray && type.GetConstructor(Type.EmptyTypes) is not null;

    /// <summary>Says what an option of a type accepts.</summary>
    /// <param name="type">The type.</param>
    /// <param name="bounds">The range of numbers that the option allows, such as "above 0"; empty where it has none.</param>
    public static string Expected(Type type, string bounds = "")
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        string text = type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) || type == typeof(long) => "a whole number",
            _ when type == typeof(double) || type == typeof(float) => "a number",
            _ when SettingConverters.Find(type) is { } converter => converter.Describe(bounds),
            _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type))}",
            _ when PartKind.Get(type) is { } kind => $"the name of a part ({kind}), or an object with a 'Type'",
            _ when ItemType(type) is not null => "a list",
            _ => "an object",
        };
        return bounds.Length == 0 || SettingConverters.Find(type) is not null ? text : $"{text} {bounds}";
    }

    /// <summary>Reads a value of a type; where that cannot be, says what was expected.</summary>
    internal static Reading Read(SettingNode node, Type type, PropertyInfo option)
    {
        object? value = type switch
        {
            _ when type == typeof(string) => ReadText(node, option),
            _ when type == typeof(bool) => node.Kind is SettingKind.Boolean or SettingKind.Text && bool.TryParse(node.Text, out bool truth) ? truth : null,
            _ when type == typeof(double) => ReadNumber(node),
            _ when type == typeof(float) => ReadNumber(node) is { } number ? (float)number : null,
            _ when type == typeof(int) => ReadNumber(node) is { } number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null,
            _ when type == typeof(long) => ReadWhole(node),
            _ when type.IsEnum => ReadWord(node, type),
            _ => null,
        };
        bool hasNull = value is null && type == typeof(string) && node.Text.Contains('\0', StringComparison.Ordinal);
        return value is null ? new(null, hasNull ? "the name of a file, without a NUL character" : Expected(type) + Nearest(node, type)) : new(value, null);
    }

    /// <summary>Says in words why a value breaks a rule.</summary>
    internal static string Explain(ValidationAttribute rule, ValidationResult failure, PropertyInfo option, object? value, string owner) => rule switch
    {
        RequiredAttribute => $"{owner} needs '{option.Name}', which is {Expected(option.PropertyType)}",
        RangeAttribute range => $"'{option.Name}' is {Format(value)}, but must be {Between(range)}",
        _ => failure.ErrorMessage ?? $"'{option.Name}' cannot be {Format(value)}",
    };

    /// <summary>Whether an option has to be given, because its default breaks a rule.</summary>
    /// <param name="option">The option.</param>
    /// <param name="instance">A fresh object that has it.</param>
    public static bool IsRequired(PropertyInfo option, object instance)
    {
        object? value = option.GetValue(instance);
        if (IsNested(option.PropertyType) && value is not null)
            return PartOptions.Get(option.PropertyType).Any(inner => IsRequired(inner, value));
        return option.GetCustomAttributes<ValidationAttribute>().Any(rule => !rule.IsValid(SettingConverters.GetChecked(value)));
    }

    /// <summary>The numbers that a rule allows, in words.</summary>
    public static string Between(RangeAttribute range)
    {
        // The largest number of a type is no bound that anybody meant; that of a long has become a double on its way into the attribute.
        double highest = System.Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        bool unbounded = highest == int.MaxValue || highest >= long.MaxValue;
        if (System.Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture) <= long.MinValue)
            return unbounded ? "finite" : $"{(range.MaximumIsExclusive ? "below" : "at most")} {Format(range.Maximum)}";
        string low = range.MinimumIsExclusive ? "above" : "at least", high = range.MaximumIsExclusive ? "below" : "at most";
        return unbounded ? $"{low} {Format(range.Minimum)}" : $"{low} {Format(range.Minimum)} and {high} {Format(range.Maximum)}";
    }

    private static string Format(object? value) => System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";

    /// <summary>Whether the text of an option may be a number too, by its rule; it then need not stand in quotes.</summary>
    public static bool TakesNumbers(PropertyInfo option) => option.GetCustomAttribute<RegularExpressionAttribute>()?.IsValid("10") == true;

    private static string? ReadText(SettingNode node, PropertyInfo option)
    {
        if (node.Kind is not (SettingKind.String or SettingKind.Text) && !(node.Kind == SettingKind.Number && TakesNumbers(option)))
            return null;
        bool isPath = option.IsDefined(typeof(FilePathAttribute));
        // No file system has such a name, and what takes paths throws on it.
        if (isPath && node.Text.Contains('\0', StringComparison.Ordinal))
            return null;
        return isPath && node.Origin.Folder is not null ? Path.GetFullPath(Path.Combine(node.Origin.Folder!, node.Text)) : node.Text;
    }

    private static double? ReadNumber(SettingNode node)
        => node.Kind is SettingKind.Number or SettingKind.Text
        && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    private static long? ReadWhole(SettingNode node)
        => node.Kind is SettingKind.Number or SettingKind.Text && long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole
        : ReadNumber(node) is { } number && number == Math.Floor(number) && Math.Abs(number) < 1e15 ? (long)number : null;

    private static object? ReadWord(SettingNode node, Type type)
        => node.Kind is SettingKind.String or SettingKind.Text && Enum.GetNames(type).Contains(node.Text, StringComparer.OrdinalIgnoreCase)
        ? Enum.Parse(type, node.Text, ignoreCase: true) : null;

    private static string Nearest(SettingNode node, Type type)
        => type.IsEnum && NearestName.Find(node.Text, Enum.GetNames(type)) is { } nearest ? $"; did you mean '{nearest}'?" : "";
}
