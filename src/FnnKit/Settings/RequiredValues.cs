using System.Globalization;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Reads files of our own, such as run records and the metadata of models, whose content may have been damaged or changed: what is missing or of another kind is an error with its place.</summary>
public static class RequiredValues
{
    /// <summary>Gets a member of an object.</summary>
    /// <exception cref="SettingsException">The setting is not an object, or has no such member.</exception>
    public static SettingNode Required(this SettingNode node, string name)
    {
        ArgumentNullException.ThrowIfNull(node);
        node.Expect(SettingKind.Object, "an object");
        return node[name] ?? throw Error(SettingDiagnostics.Missing, node, $"'{name}' is missing");
    }

    /// <summary>Gets the text of a string.</summary>
    /// <exception cref="SettingsException">The setting is not a string.</exception>
    public static string RequireText(this SettingNode node) => node.Expect(SettingKind.String, "text").Text;

    /// <summary>Gets a finite number.</summary>
    /// <exception cref="SettingsException">The setting is not a number, or too large.</exception>
    public static double RequireNumber(this SettingNode node)
        => double.TryParse(node.Expect(SettingKind.Number, "a number").Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
        ? number : throw Wrong(node, "a finite number");

    /// <summary>Gets a whole number in a range.</summary>
    /// <exception cref="SettingsException">The setting is not such a number.</exception>
    public static long RequireWhole(this SettingNode node, long lowest = long.MinValue, long highest = long.MaxValue)
        => long.TryParse(node.Expect(SettingKind.Number, "a whole number").Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
        && whole >= lowest && whole <= highest ? whole : throw Wrong(node, $"a whole number from {lowest} to {highest}");

    /// <summary>Gets the items of a list.</summary>
    /// <exception cref="SettingsException">The setting is not a list.</exception>
    public static IReadOnlyList<SettingNode> RequireItems(this SettingNode node) => node.Expect(SettingKind.Array, "a list").Items;

    /// <summary>Gets the members of an object.</summary>
    /// <exception cref="SettingsException">The setting is not an object.</exception>
    public static IEnumerable<KeyValuePair<string, SettingNode>> RequireMembers(this SettingNode node) => node.Expect(SettingKind.Object, "an object").Members;

    /// <summary>Gets the setting as JSON that can be changed and written.</summary>
    public static JsonNode? ToJson(this SettingNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.Kind switch
        {
            SettingKind.Object => new JsonObject(node.Members.Select(member => KeyValuePair.Create(member.Key, member.Value.ToJson()))),
            SettingKind.Array => new JsonArray([.. node.Items.Select(ToJson)]),
            SettingKind.Number or SettingKind.Boolean => JsonNode.Parse(node.Text),
            SettingKind.Null => null,
            _ => node.Text,
        };
    }

    private static SettingNode Expect(this SettingNode node, SettingKind kind, string expected)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.Kind == kind ? node : throw Wrong(node, expected);
    }

    private static SettingsException Wrong(SettingNode node, string expected)
    {
        string name = node.Path[(node.Path.LastIndexOf(':') + 1)..];
        return Error(SettingDiagnostics.WrongType, node, $"{(name.Length == 0 ? "the file" : $"'{name}'")} is {node}, but must be {expected}");
    }

    private static SettingsException Error(Diagnostic diagnostic, SettingNode node, string message) => new([new SettingError(diagnostic, node.Origin, message)]);
}
