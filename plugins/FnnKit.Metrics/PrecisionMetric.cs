namespace FnnKit.Metrics;

/// <summary>The share of the samples predicted to be of a class that are of it, averaged over classes.</summary>
/// <remarks>
/// <c>right / predicted</c> of each class; of a class that is never predicted it is 0.
/// </remarks>
[Metric("precision")]
public sealed class PrecisionMetric : IMetric
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
        counts => ClassAverage.Compute(counts, Average, static (counts, label) => counts.Predicted(label)));
}
