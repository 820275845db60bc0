namespace FnnKit;

/// <summary>How the loss went while the learning rate grew.</summary>
/// <param name="Rates">The learning rates that were tried, up to the last one with a finite loss.</param>
/// <param name="Losses">The loss at each.</param>
/// <param name="Smoothed">The mean of the losses around each rate.</param>
/// <param name="Suggestion">The rate in the middle of the steepest fall of the loss; null where no fall is larger than the noise of the batches.</param>
/// <param name="Lowest">The rate at which it is least.</param>
/// <param name="Diverged">Whether the test ended before its last rate, because the loss grew out of bounds.</param>
public sealed record LearningRateCurve(
    IReadOnlyList<double> Rates, IReadOnlyList<double> Losses, IReadOnlyList<double> Smoothed, double? Suggestion, double Lowest, bool Diverged)
{
    /// <summary>The first losses say more of the initial weights than of the rate.</summary>
    private const int Skipped = 5;

    /// <summary>The share of the rates over which a fall is measured, on both sides of a rate.</summary>
    private const double Reach = 1.0 / 12;

    /// <summary>Shares of the rates over which losses are averaged, on both sides of a rate.</summary>
    private const double Smoothing = 1.0 / 20;

    /// <summary>A fall counts if it is so many times as large as its standard error; a smaller one may be the noise of single batches.</summary>
    private const double Certainty = 4;

    internal static LearningRateCurve Compute(double[] rates, IReadOnlyList<double> losses)
    {
        int reach = Math.Max(4, (int)(rates.Length * Reach)), half = Math.Max(2, (int)(rates.Length * Smoothing));
        double[] smoothed = new double[losses.Count];
        for (int i = 0; i < smoothed.Length; i++)
        {
            // Windows of one length on both sides, so that the ends are not drawn towards the middle.
            int window = Math.Min(half, Math.Min(i, smoothed.Length - 1 - i));
            smoothed[i] = Enumerable.Range(i - window, (2 * window) + 1).Average(at => losses[at]);
        }

        int lowest = Array.IndexOf(smoothed, smoothed.DefaultIfEmpty().Min());
        double? suggestion = null;
        double steepest = 0;
        for (int i = Skipped + reach; i < lowest && i + reach < smoothed.Length; i++)
        {
            // Rates are spaced evenly on a logarithmic scale, so their numbers are places on it.
            var (slope, error) = Slope(losses, i - reach, (2 * reach) + 1);
            if (slope < steepest && -slope > Certainty * error)
                (steepest, suggestion) = (slope, rates[i]);
        }

        return new LearningRateCurve(rates[..smoothed.Length], losses, smoothed, suggestion, lowest < 0 ? double.NaN : rates[lowest], smoothed.Length < rates.Length);
    }

    /// <summary>The slope of the line through some losses (least squares), and its standard error.</summary>
    private static (double Slope, double Error) Slope(IReadOnlyList<double> losses, int start, int count)
    {
        double middle = (count - 1) / 2.0, mean = Enumerable.Range(start, count).Average(at => losses[at]), products = 0, squares = 0, left = 0;
        for (int i = 0; i < count; i++)
            (products, squares) = (products + ((i - middle) * (losses[start + i] - mean)), squares + ((i - middle) * (i - middle)));
        double slope = products / squares;
        for (int i = 0; i < count; i++)
        {
            double rest = losses[start + i] - mean - (slope * (i - middle));
            left += rest * rest;
        }

        return (slope, Math.Sqrt(left / (count - 2) / squares));
    }
}
