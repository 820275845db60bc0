namespace FnnKit;

/// <summary>The last layer gives as many outputs as targets and loss ask for.</summary>
internal sealed class OutputSizeRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan || facts.Setup.Loss is not { } loss)
            yield break;
        int outputs = plan.Output.Size;
        var schema = facts.Data.Schema;
        string layer = $"layer {plan.Layers.Count} '{plan.Layers[^1].Name}' gives {outputs} output{(outputs == 1 ? "" : "s")}";
        string name = PartIdentity.Get(loss).Name;
        string? message = schema.TargetKind == TargetKind.Numbers ? OfNumbers(layer, outputs, schema) : OfClasses(layer, outputs, schema, loss, name);
        if (message is not null)
            yield return new SetupFinding(SettingDiagnostics.OutputSize, facts.OutputPath, message, new NetworkException(message) { Layer = plan.Layers.Count - 1, Setting = facts.OutputPath });
    }

    private static string? OfNumbers(string layer, int outputs, DataSchema schema)
    {
        int targets = schema.Targets.Count;
        return outputs == targets ? null
            : $"{layer}, but the data has {targets} target column{(targets == 1 ? "" : "s")} ({NameList.Format(schema.Targets.Select(column => column.Name))}); give it {targets}";
    }

    private static string? OfClasses(string layer, int outputs, DataSchema schema, ILoss loss, string name)
    {
        int classes = schema.Classes.Count;
        bool fits = outputs == classes || (outputs == 1 && classes == 2);
        if (fits && outputs >= loss.MinimumOutputs)
            return null;
        if (loss.MinimumOutputs > classes)
            return $"the loss '{name}' wants at least {loss.MinimumOutputs} outputs, one for each class, but the data has {Count(classes)} ({List(schema)}); choose another loss";
        string wanted = classes == 2 && loss.MinimumOutputs == 1 ? loss.OnLogits(Link.Logistic) is null ? "2, or 1 with a sigmoid," : "1" : $"{classes}";
        return $"{layer}, but the loss '{name}' wants {wanted} because the data has {Count(classes)} ({List(schema)})";
    }

    private static string Count(int classes) => $"{classes} class{(classes == 1 ? "" : "es")}";

    private static string List(DataSchema schema) => NameList.Format(schema.Classes);
}
