using System.Reflection;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Converts weights of classes: <c>"balanced"</c>, or an object with a number for each class.</summary>
internal sealed class ClassWeightsConverter : ISettingConverter
{
    private const string Balanced = "balanced";

    /// <inheritdoc/>
    public object? Bind(SettingNode node, PropertyInfo option, SettingBinder binder)
    {
        if (IsBalanced(node))
            return ClassWeights.Balanced;
        if (node.Kind != SettingKind.Object)
        {
            binder.ReportWrongType(node, Describe());
            return null;
        }

        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        // A number that overrides "balanced" for one class leaves the word behind as a 'Type'; the numbers replace it.
        var members = node.Members.Where(member => !(member.Key.Equals("Type", StringComparison.OrdinalIgnoreCase) && IsBalanced(member.Value))).ToArray();
        foreach (var (name, value) in members)
        {
            if (SettingValues.Read(value, typeof(double), option) is not { Value: double weight })
                binder.Report(SettingDiagnostics.WrongType, value, $"the weight of class '{name}' is {value}, but must be a number");
            else if (weight < 0)
                binder.Report(SettingDiagnostics.OutOfRange, value, $"the weight of class '{name}' is {value}, but must be at least 0");
            else
                weights[name] = weight;
        }

        return weights.Count == members.Length ? new ClassWeights(weights) : null;
    }

    /// <inheritdoc/>
    public JsonNode? Write(object value, SettingWriter writer) => ((ClassWeights)value).ByClass is { } weights
        ? new JsonObject(weights.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))) : Balanced;

    /// <inheritdoc/>
    public string Describe(string bounds = "") => $"\"{Balanced}\", or an object with a number for each class";

    /// <inheritdoc/>
    public JsonObject CreateSchema(ISettingSchemas schemas)
    {
        var weight = new JsonObject { ["type"] = "number", ["minimum"] = 0 };
        return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["const"] = Balanced }, new JsonObject { ["type"] = "object", ["additionalProperties"] = weight }) };
    }

    /// <inheritdoc/>
    public object CreateSample(Func<PartKind, object> standIn) => ClassWeights.Balanced;

    private static bool IsBalanced(SettingNode node)
        => node.Kind is SettingKind.String or SettingKind.Text && node.Text.Equals(Balanced, StringComparison.OrdinalIgnoreCase);
}
