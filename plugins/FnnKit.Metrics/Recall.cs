namespace FnnKit.Metrics;

/// <summary>The share of the samples of a class that are predicted to be of it, averaged over classes.</summary>
/// <remarks>
/// <c>right / actual</c> of each class; of a class without samples it is 0.
/// </remarks>
[Metric("recall")]
public sealed class Recall : IMetric
{
    /// <summary>How the numbers of single classes become one.</summary>
    public Averaging Average { get; set; } = Averaging.Macro;

    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public bool NeedsProbabilities(int outputs) => outputs == 1;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new ConfusionAccumulator(
        counts => ClassAverage.Compute(counts, Average, static (counts, label) => counts.Actual(label)));
}
