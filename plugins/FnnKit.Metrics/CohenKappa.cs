namespace FnnKit.Metrics;

/// <summary>The agreement of targets and predictions, corrected for chance: 1 for full agreement, 0 for no more than by chance.</summary>
/// <remarks>
/// <c>(o - e) / (1 - e)</c>, where o is the share of correct predictions and <c>e = Σ actual · predicted / samples²</c>. NaN if all samples belong to one class
/// and are predicted correctly. Source: Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 1960.
/// </remarks>
[Metric("cohen-kappa")]
public sealed class CohenKappa : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new ConfusionAccumulator(Measure);

    private static double Measure(ConfusionCounts counts)
    {
        double observed = (double)counts.Right() / counts.Samples, expected = 0;
        for (int label = 0; label < counts.Classes; label++)
            expected += (double)counts.Actual(label) / counts.Samples * counts.Predicted(label) / counts.Samples;
        return (observed - expected) / (1 - expected);
    }
}
