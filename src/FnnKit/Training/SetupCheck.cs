namespace FnnKit;

/// <summary>The parts that no run can do without.</summary>
internal sealed record SetupParts(IDataLoader Loader, ILoss Loss, IOptimizer Optimizer);

/// <summary>Checks that the parts of a setup go together, before anything is loaded or built.</summary>
internal static class SetupCheck
{
    /// <exception cref="SetupException">A part is missing.</exception>
    public static SetupParts RequiredParts(TrainingSetup setup) => new(
        setup.Data.Loader ?? throw Missing("Data:Loader", "where the data comes from"),
        setup.Loss ?? throw Missing("Loss", "what training is to make small"),
        setup.Optimizer ?? throw Missing("Optimizer", "how weights are to move"));

    /// <exception cref="SetupException">The environment asks for vectors that this machine does not have.</exception>
    public static void VectorWidths()
    {
        try
        {
            VectorWidth.Validate();
        }
        catch (InvalidOperationException exception)
        {
            throw new SetupException(exception.Message, exception);
        }
    }

    /// <exception cref="SetupException">The loss or a metric is not for targets of this kind.</exception>
    public static void Targets(TrainingSetup setup, ILoss loss, DataSchema schema, int outputs)
    {
        var kind = schema.TargetKind == TargetKind.Classes ? TargetKinds.Classes : TargetKinds.Numbers;
        string has = schema.TargetKind == TargetKind.Classes ? $"classes ({string.Join(", ", schema.Classes.Take(5))})" : "numbers";
        if ((loss.Targets & kind) == 0)
            throw new SetupException($"The loss '{PartIdentity.Of(loss).Name}' is for {Say(loss.Targets)}, but the target '{schema.Targets[0].Name}' holds {has}; choose another loss.");
        if (outputs < loss.MinimumOutputs)
            throw new SetupException($"The loss '{PartIdentity.Of(loss).Name}' wants at least {loss.MinimumOutputs} outputs, one for each class, but the network gives {outputs}; give the last layer more, or choose a loss for one output.");
        foreach (var metric in setup.Metrics)
        {
            if ((metric.Targets & kind) == 0)
                throw new SetupException($"The metric '{PartIdentity.Of(metric).Name}' is for {Say(metric.Targets)}, but the target '{schema.Targets[0].Name}' holds {has}; leave it out or choose another.");
        }
    }

    private static string Say(TargetKinds kinds) => kinds == TargetKinds.Classes ? "classes" : "numbers";

    private static SetupException Missing(string what, string why) => new($"'{what}' is missing: it says {why}.");
}
