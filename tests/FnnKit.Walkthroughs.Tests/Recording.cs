namespace FnnKit.Walkthroughs.Tests;

/// <summary>Notes the loss of every step, and the weights after some of them.</summary>
internal sealed record Recording(int[] WeightsAfter) : ICallback, ICallbackRun, ITrainingObserver
{
    public List<double> Losses { get; } = [];

    public Dictionary<long, IReadOnlyDictionary<string, double[]>> Weights { get; } = [];

    public Model Model { get; init; } = null!;

    /// <summary>Loss and metrics on all samples, after the training.</summary>
    public IReadOnlyDictionary<string, double> Final { get; init; } = new Dictionary<string, double>();

    public int EverySteps => 1;

    /// <summary>A recording follows one training, so it is its own run.</summary>
    public ICallbackRun Start() => this;

    public void After(StepReport report, ICallbackHost host)
    {
        Losses.Add(report.Loss);
        if (WeightsAfter.Contains((int)report.Step))
            host.SaveCheckpoint();
    }

    /// <summary>Of all that a checkpoint holds, the weights.</summary>
    public void CheckpointSaved(Checkpoint checkpoint)
        => Weights[checkpoint.Step] = ReferenceRun.Values(checkpoint.Tensors().Where(tensor => tensor.Key.StartsWith("dense", StringComparison.Ordinal)));
}
