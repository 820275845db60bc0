namespace FnnKit.Metrics;

/// <summary>The coefficient of determination: the share of the variance of the targets that the predictions explain, averaged over outputs.</summary>
/// <remarks>
/// <c>1 - Σ (t - p)² / Σ (t - mean t)²</c> of each output: 1 for perfect predictions, 0 for always predicting the mean, negative for worse. If the targets do
/// not vary, it is 1 for perfect predictions and 0 for others; of a single sample it is NaN. Source: Wright, Correlation and causation, Journal of Agricultural Research 20, 1921.
/// </remarks>
[Metric("r2")]
public sealed class R2 : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Numbers;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new ExplainedShare(isAboutMean: false);
}
