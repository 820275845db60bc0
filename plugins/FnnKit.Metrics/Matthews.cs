namespace FnnKit.Metrics;

/// <summary>The correlation of targets and predictions: 1 for perfect predictions, 0 for uninformative ones. It suits classes of unequal size.</summary>
/// <remarks>
/// <c>(r · n - Σ a·p) / sqrt((n² - Σ p²) · (n² - Σ a²))</c>, where n is the number of samples, r that of correct ones, and a and p those of the actual and
/// predicted samples of a class. 0 if all targets or all predictions are of one class. Sources: Matthews, Comparison of the predicted and observed secondary
/// structure of T4 phage lysozyme, 1975; Gorodkin, Comparing two K-category assignments by a K-category correlation coefficient, 2004.
/// </remarks>
[Metric("matthews")]
public sealed class Matthews : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new ConfusionAccumulator(Measure);

    private static double Measure(ConfusionCounts counts)
    {
        double n = counts.Samples, both = 0, predictedSquares = 0, actualSquares = 0;
        for (int label = 0; label < counts.Classes; label++)
        {
            double actual = counts.Actual(label), predicted = counts.Predicted(label);
            both += actual * predicted;
            predictedSquares += predicted * predicted;
            actualSquares += actual * actual;
        }

        double spread = ((n * n) - predictedSquares) * ((n * n) - actualSquares);
        return spread > 0 ? ((counts.Right() * n) - both) / Math.Sqrt(spread) : 0;
    }
}
