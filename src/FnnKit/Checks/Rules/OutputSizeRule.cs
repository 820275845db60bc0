namespace FnnKit;

/// <summary>Checks that the network has the number of outputs that its targets and loss need.</summary>
internal sealed class OutputSizeRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan || facts.Setup.Loss is not { } loss)
            yield break;
        int outputs = plan.Output.Size;
        var schema = facts.Data.Schema;
        string layer = $"layer {plan.Layers.Count} '{plan.Layers[^1].Name}' has {outputs} output{(outputs == 1 ? "" : "s")}";
        string name = PartIdentity.Get(loss).Name;
        string? message = schema.TargetKind == TargetKind.Numbers ? CheckNumbers(layer, outputs, schema, loss, name) : CheckClasses(layer, outputs, schema, loss, name);
        if (message is not null)
            message += TargetCure.Describe(facts, schema.TargetKind == TargetKind.Numbers ? TargetKinds.Classes : TargetKinds.Numbers);
        if (message is not null)
            yield return new SetupFinding(SettingDiagnostics.OutputSize, facts.OutputPath, message, new NetworkException(message) { Layer = plan.Layers.Count - 1, Setting = facts.OutputPath });
    }

    private static string? CheckNumbers(string layer, int outputs, DataSchema schema, ILoss loss, string name)
    {
        int targets = schema.Targets.Count;
        if (targets < loss.MinimumOutputs)
            return $"the loss '{name}' needs at least {loss.MinimumOutputs} outputs, but the data has {targets} target column{(targets == 1 ? "" : "s")} of numbers ({NameList.Format(schema.Targets.Select(column => column.Name))}); choose another loss";
        return outputs == targets ? null
            : $"{layer}, but the data has {targets} target column{(targets == 1 ? "" : "s")} ({NameList.Format(schema.Targets.Select(column => column.Name))}); give it {targets}";
    }

    private static string? CheckClasses(string layer, int outputs, DataSchema schema, ILoss loss, string name)
    {
        int classes = schema.Classes.Count;
        if (classes < 2)
            return $"the data has only {Count(classes)} ({List(schema)}), so there is nothing to tell apart; check the target column";
        bool fits = outputs == classes || (outputs == 1 && classes == 2);
        if (fits && outputs >= loss.MinimumOutputs)
            return null;
        if (loss.MinimumOutputs > classes)
            return $"the loss '{name}' needs at least {loss.MinimumOutputs} outputs, one for each class, but the data has {Count(classes)} ({List(schema)}); choose another loss";
        string needed = classes == 2 && loss.MinimumOutputs == 1 ? loss.OnLogits(Link.Logistic) is null ? "2 (or 1 with an activation that outputs a probability)" : "1" : $"{classes}";
        return $"{layer}, but the loss '{name}' needs {needed} because the data has {Count(classes)} ({List(schema)})";
    }

    private static string Count(int classes) => $"{classes} class{(classes == 1 ? "" : "es")}";

    private static string List(DataSchema schema) => NameList.Format(schema.Classes);
}
