namespace FnnKit.Metrics;

/// <summary>The mean recall of the classes: each class counts the same, however many samples it has.</summary>
/// <remarks>
/// The mean of <c>correct / actual</c> over the classes that have samples. Source: Brodersen and others, The balanced accuracy and its posterior distribution,
/// ICPR 2010.
/// </remarks>
[Metric("balanced-accuracy")]
public sealed class BalancedAccuracy : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new ConfusionAccumulator(Measure);

    private static double Measure(ConfusionCounts counts)
    {
        double sum = 0;
        int present = 0;
        for (int label = 0; label < counts.Classes; label++)
        {
            if (counts.Actual(label) == 0)
                continue;
            sum += (double)counts[label, label] / counts.Actual(label);
            present++;
        }

        return sum / present;
    }
}
