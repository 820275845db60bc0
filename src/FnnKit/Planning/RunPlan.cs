namespace FnnKit;

/// <summary>What a run comes to before it starts: its layers with their cost, its data, and its steps.</summary>
public sealed class RunPlan
{
    private RunPlan(SetupFacts facts, NetworkPlan network)
    {
        var training = facts.Setup.Training;
        Network = network;
        Precision = facts.Setup.Precision;
        BatchSize = facts.Batches is { } batches ? Math.Min(batches.BatchSize, batches.Length) : 1;
        OptimizerStates = (facts.Setup.Optimizer?.StateCount ?? 0) + (training.AccumulateBatches > 1 ? 1 : 0) + (training.Averaging.Kind == AveragingKind.None ? 0 : 1);
        Cost = new RunCost(network, Precision, BatchSize, OptimizerStates);
        Split = facts.Split;
        StepsPerEpoch = facts.StepsPerEpoch;
        TotalSteps = facts.TotalSteps;
    }

    /// <summary>The layers.</summary>
    public NetworkPlan Network { get; }

    /// <summary>What the layers cost.</summary>
    public RunCost Cost { get; }

    /// <summary>The precision of the numbers.</summary>
    public Precision Precision { get; }

    /// <summary>How many samples a step works on; 1 if the batches are unknown because something is wrong with the setup.</summary>
    public int BatchSize { get; }

    /// <summary>How many numbers the run keeps for each weight beside the weight and its gradient: for the optimizer, accumulated gradients and averaged weights.</summary>
    public int OptimizerStates { get; }

    /// <summary>Which samples train, validate and test; null if that is unknown because something is wrong with the setup.</summary>
    public DataSplit? Split { get; }

    /// <summary>How many steps an epoch takes; null if unknown.</summary>
    public int? StepsPerEpoch { get; }

    /// <summary>The largest number of steps that the run takes; null if unknown.</summary>
    public long? TotalSteps { get; }

    /// <summary>Plans a run.</summary>
    /// <param name="facts">The facts of the setup.</param>
    /// <returns>The plan, of the first layers if a later one does not fit; null if not even the first layer can be planned.</returns>
    public static RunPlan? Create(SetupFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return (facts.Plan ?? facts.PlanOfFirstLayers()) is { } network ? new RunPlan(facts, network) : null;
    }

    /// <summary>Bytes that a layer works on for a batch.</summary>
    /// <param name="layer">One of the layers of <see cref="Cost"/>.</param>
    public long BatchBytes(LayerCost layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.Numbers * BatchSize * Cost.BytesPerNumber;
    }
}
