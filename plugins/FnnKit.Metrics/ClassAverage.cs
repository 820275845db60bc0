namespace FnnKit.Metrics;

/// <summary>Averages ratios <c>correct / of</c> over classes; a ratio with the denominator 0 is 0.</summary>
internal static class ClassAverage
{
    /// <summary>Returns the denominator of the ratio of a class.</summary>
    public delegate double Divisor(ConfusionCounts counts, int label);

    public static double Compute(ConfusionCounts counts, Averaging average, Divisor divisor) => average switch
    {
        Averaging.Micro => Ratio(counts.Right(), Total(counts, divisor)),
        Averaging.Weighted => Mean(counts, divisor, label => counts.Actual(label)),
        _ => Mean(counts, divisor, label => counts.Actual(label) + counts.Predicted(label) > 0 ? 1 : 0),
    };

    private static double Mean(ConfusionCounts counts, Divisor divisor, Func<int, double> weight)
    {
        double sum = 0, weights = 0;
        for (int label = 0; label < counts.Classes; label++)
        {
            sum += weight(label) * Ratio(counts[label, label], divisor(counts, label));
            weights += weight(label);
        }

        return Ratio(sum, weights);
    }

    private static double Total(ConfusionCounts counts, Divisor divisor)
    {
        double sum = 0;
        for (int label = 0; label < counts.Classes; label++)
            sum += divisor(counts, label);
        return sum;
    }

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}
