namespace FnnKit;

/// <summary>How the loss went while the learning rate grew.</summary>
/// <param name="Rates">The learning rates that were tried, up to the last one with a finite loss.</param>
/// <param name="Losses">The loss at each.</param>
/// <param name="Smoothed">The losses as an exponential mean of them, which is what is looked at.</param>
/// <param name="Suggestion">The rate at which the loss falls fastest; null where it falls nowhere.</param>
/// <param name="Lowest">The rate at which it is least.</param>
/// <param name="Diverged">Whether the test ended before its last rate, because the loss grew out of bounds.</param>
public sealed record LearningRateCurve(
    IReadOnlyList<double> Rates, IReadOnlyList<double> Losses, IReadOnlyList<double> Smoothed, double? Suggestion, double Lowest, bool Diverged)
{
    private const double Kept = 0.9;

    /// <summary>The first losses say more of the initial weights than of the rate.</summary>
    private const int Skipped = 5;

    internal static LearningRateCurve Compute(double[] rates, IReadOnlyList<double> losses)
    {
        double[] smoothed = new double[losses.Count];
        double mean = 0, weight = 0;
        for (int i = 0; i < smoothed.Length; i++)
        {
            mean = (Kept * mean) + ((1 - Kept) * losses[i]);
            weight = (Kept * weight) + (1 - Kept);
            smoothed[i] = mean / weight;
        }

        int lowest = Array.IndexOf(smoothed, smoothed.DefaultIfEmpty().Min());
        double? suggestion = null;
        double steepest = 0;
        // Rates are spaced evenly on a logarithmic scale, so differences of neighbours are slopes on it.
        for (int i = Skipped; i < lowest && i + 1 < smoothed.Length; i++)
        {
            double slope = smoothed[i + 1] - smoothed[i - 1];
            if (slope < steepest)
                (steepest, suggestion) = (slope, rates[i]);
        }

        return new LearningRateCurve(rates[..smoothed.Length], losses, smoothed, suggestion, lowest < 0 ? double.NaN : rates[lowest], smoothed.Length < rates.Length);
    }
}
