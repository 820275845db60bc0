namespace FnnKit.Metrics;

/// <summary>The share of the variance of the targets that the predictions explain, averaged over outputs. A constant error does not count.</summary>
/// <remarks>
/// <c>1 - variance(t - p) / variance(t)</c> of each output: 1 for perfect predictions. If the targets do not vary, it is 1 for predictions with a constant
/// error and 0 for others; of a single sample it is NaN.
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
