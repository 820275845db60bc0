using FnnKit.Formats;

namespace FnnKit;

/// <summary>One parameter of a model in a few numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Norm">The root of the sum of its squares.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="StandardDeviation">Its standard deviation.</param>
/// <param name="Smallest">Its smallest value.</param>
/// <param name="Largest">Its largest value.</param>
/// <param name="Histogram">How many values lie in each of some equal steps from the smallest to the largest.</param>
public sealed record ParameterSummary(
    string Name, IReadOnlyList<int> Shape, double Norm, double Mean, double StandardDeviation, double Smallest, double Largest, IReadOnlyList<int> Histogram)
{
    private const int Bins = 16;

    internal static ParameterSummary Compute(string name, NumericArray array)
    {
        double[] values = new double[array.Count];
        array.CopyTo(values);
        double mean = Reductions.Sum<double>(values) / values.Length, squares = Reductions.SumOfSquares<double>(values);
        double smallest = values.Min(), largest = values.Max();
        int[] histogram = new int[Bins];
        foreach (double value in values)
            histogram[largest > smallest ? Math.Min(Bins - 1, (int)((value - smallest) / (largest - smallest) * Bins)) : Bins / 2]++;
        double variance = Math.Max(0, (squares / values.Length) - (mean * mean));
        return new ParameterSummary(name, array.Shape, Math.Sqrt(squares), mean, Math.Sqrt(variance), smallest, largest, histogram);
    }
}
