using System.Reflection;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Converts layers of a network: a layer part, which may have a name.</summary>
internal sealed class LayerSetupConverter : ISettingConverter
{
    private static readonly PartKind Layer = PartKind.Get(typeof(ILayer))!;

    /// <inheritdoc/>
    public object? Bind(SettingNode node, PropertyInfo option, SettingBinder binder)
    {
        string? name = null;
        if (node["Name"] is { Kind: SettingKind.String or SettingKind.Text } named)
            name = named.Text;
        else if (node["Name"] is { } wrong)
            binder.ReportWrongType(wrong, "text");
        double factor = node["LearningRateFactor"] is { } given ? ReadFactor(given, option, binder) : 1;
        return binder.BindPart(node, Layer) is ILayer layer ? new LayerSetup(layer, name) { LearningRateFactor = factor } : null;
    }

    private static double ReadFactor(SettingNode node, PropertyInfo option, SettingBinder binder)
    {
        if (SettingValues.Read(node, typeof(double), option) is not { Value: double factor })
            binder.ReportWrongType(node, "a number");
        else if (factor < 0 || !double.IsFinite(factor))
            binder.Report(SettingDiagnostics.OutOfRange, node, $"'LearningRateFactor' is {node}, but must be at least 0: it multiplies the learning rate of the layer");
        else
            return factor;
        return 1;
    }

    /// <inheritdoc/>
    public JsonNode? Write(object value, SettingWriter writer) => writer.WriteLayer((LayerSetup)value);

    /// <inheritdoc/>
    public string Describe(string bounds = "") => "the name of a layer, or an object with a 'Type'";

    /// <inheritdoc/>
    public JsonObject CreateSchema(ISettingSchemas schemas) => schemas.Part(Layer);

    /// <inheritdoc/>
    public object CreateSample(Func<PartKind, object> standIn) => new LayerSetup((ILayer)standIn(Layer));
}
