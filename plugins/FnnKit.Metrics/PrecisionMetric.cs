namespace FnnKit.Metrics;

/// <summary>The share of the samples predicted as a class that belong to it, averaged over classes.</summary>
/// <remarks>
/// <c>correct / predicted</c> of each class; 0 for a class that is never predicted.
/// </remarks>
[Metric("precision")]
public sealed class PrecisionMetric : IMetric
{
    /// <summary>How the results of single classes are combined into one.</summary>
    public Averaging Average { get; set; } = Averaging.Macro;

    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new ConfusionAccumulator(
        counts => ClassAverage.Compute(counts, Average, static (counts, label) => counts.Predicted(label)));
}
