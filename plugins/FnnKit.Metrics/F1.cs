namespace FnnKit.Metrics;

/// <summary>The harmonic mean of precision and recall, averaged over classes.</summary>
/// <remarks>
/// <c>correct / ((predicted + actual) / 2)</c> of each class. Source: van Rijsbergen, Information retrieval, 1979.
/// </remarks>
[Metric("f1")]
public sealed class F1 : IMetric
{
    /// <summary>How the results of single classes are combined into one.</summary>
    public Averaging Average { get; set; } = Averaging.Macro;

    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new ConfusionAccumulator(
        counts => ClassAverage.Compute(counts, Average, static (counts, label) => (counts.Predicted(label) + counts.Actual(label)) / 2.0));
}
