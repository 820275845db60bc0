namespace FnnKit.Metrics;

/// <summary>The share of the samples of a class that are predicted as that class, averaged over classes.</summary>
/// <remarks>
/// <c>correct / actual</c> of each class; 0 for a class without samples.
/// </remarks>
[Metric("recall")]
public sealed class Recall : IMetric
{
    /// <summary>How the results of single classes are combined into one.</summary>
    public Averaging Average { get; set; } = Averaging.Macro;

    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new ConfusionAccumulator(
        counts => ClassAverage.Compute(counts, Average, static (counts, label) => counts.Actual(label)));
}
