namespace FnnKit;

/// <summary>What a layer costs.</summary>
/// <param name="Layer">The layer in its place.</param>
/// <param name="Weights">How many trained numbers it has.</param>
/// <param name="Operations">How many floating-point operations it takes forward for one sample.</param>
/// <param name="Numbers">How many numbers it keeps for each sample of a batch while training.</param>
public sealed record LayerCost(PlannedLayer Layer, long Weights, long Operations, long Numbers)
{
    /// <summary>Adds up what a planned layer says of itself.</summary>
    public static LayerCost Compute(PlannedLayer layer)
    {
        var plan = layer.Plan;
        long weights = plan.Parameters.Sum(parameter => (long)parameter.Shape.Size);
        long operations = plan.Operations ?? plan.Parameters.Sum(parameter => (parameter.Decays ? 2L : 1L) * parameter.Shape.Size);
        // What an activation makes lies beside what went into it, unless the way back needs the outputs alone.
        bool keepsInput = plan.Activation is { DerivativeFromOutput: false };
        long numbers = plan.Output.Size * (keepsInput ? 2L : 1L) + plan.Saved.Sum(rows => (long)rows) + plan.Scratch.Sum(rows => (long)rows);
        return new LayerCost(layer, weights, operations, numbers);
    }
}
