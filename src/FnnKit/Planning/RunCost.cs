namespace FnnKit;

/// <summary>What a run will cost, added up from its plan.</summary>
public sealed class RunCost
{
    /// <summary>Going back takes about twice what going forward does: once for the inputs, once for the weights.</summary>
    private const int TimesForward = 3;

    /// <summary>Adds up the layers of a network.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="precision">The precision of its numbers.</param>
    /// <param name="batch">How many samples a step works on.</param>
    /// <param name="optimizerStates">How many numbers the optimizer, sums and means of weights keep for each weight.</param>
    public RunCost(NetworkPlan plan, Precision precision, int batch, int optimizerStates)
    {
        int size = precision == Precision.Float64 ? sizeof(double) : sizeof(float);
        Layers = [.. plan.AllLayers.Select(LayerCost.Compute)];
        InferenceOperations = Layers.Sum(layer => layer.Operations);
        long widest = Widest(plan.Layers) + plan.AllLayers.Where(layer => layer.Inner.Count > 0).Sum(layer => Math.Max(layer.Input.Size, Widest(layer.Inner)));
        long sample = plan.Input.Size + plan.Output.Size + Layers.Sum(layer => layer.Numbers);
        InferenceBytes = size * ((long)plan.WeightCount + plan.StateCount + plan.Input.Size + Layers.Sum(layer => (long)layer.Layer.Plan.Output.Size));
        TrainingBytes = size * (((2L + optimizerStates) * plan.WeightCount) + plan.StateCount + (batch * (sample + (2 * widest))));
        BytesPerNumber = size;
    }

    /// <summary>The layers, from the inputs to the outputs, each before those inside it.</summary>
    public IReadOnlyList<LayerCost> Layers { get; }

    /// <summary>Floating-point operations of one prediction.</summary>
    public long InferenceOperations { get; }

    /// <summary>Floating-point operations of training on one sample.</summary>
    public long TrainingOperations => TimesForward * InferenceOperations;

    /// <summary>Bytes that predicting one sample works on, the weights included.</summary>
    public long InferenceBytes { get; }

    /// <summary>Bytes that a training step works on: weights, gradients, the optimizer's state and a batch in all layers. The data comes on top.</summary>
    public long TrainingBytes { get; }

    /// <summary>Bytes of a number.</summary>
    public int BytesPerNumber { get; }

    private static long Widest(IEnumerable<PlannedLayer> layers) => layers.Max(layer => (long)layer.Plan.Output.Size);
}
