namespace FnnKit.Metrics;

/// <summary>How far targets and predictions agree beyond what chance would give: 1 for always, 0 for no more than by chance.</summary>
/// <remarks>
/// <c>(o - e) / (1 - e)</c>, with o the share that agrees and <c>e = Σ actual · predicted / samples²</c>; not a number where all samples are of one class and
/// predicted so. Source: Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 1960.
/// </remarks>
[Metric("cohen-kappa")]
public sealed class CohenKappa : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public bool NeedsProbabilities(int outputs) => outputs == 1;

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
