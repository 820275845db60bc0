namespace FnnKit.Metrics;

/// <summary>Which share of the variance of the targets predictions account for, however far they are off by a constant, averaged over outputs.</summary>
/// <remarks>
/// <c>1 - variance(t - p) / variance(t)</c> of each output: 1 for perfect predictions. Where targets do not vary it is 1 for predictions that are off by a
/// constant and 0 for others.
/// </remarks>
[Metric("explained-variance")]
public sealed class ExplainedVariance : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Numbers;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new ExplainedShare(isAboutMean: true);
}
