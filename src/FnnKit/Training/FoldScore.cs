namespace FnnKit;

/// <summary>One metric over all folds.</summary>
/// <param name="Name">The metric, or the loss.</param>
/// <param name="Values">What it is in the test of each fold.</param>
public sealed record FoldScore(string Name, IReadOnlyList<double> Values)
{
    /// <summary>The mean over the folds.</summary>
    public double Mean => Reductions.Sum<double>([.. Values]) / Values.Count;

    /// <summary>The standard deviation over the folds, that of a sample: <c>sqrt(Σ (value - mean)² / (folds - 1))</c>.</summary>
    public double StandardDeviation => Math.Sqrt(Reductions.SumOfSquares<double>([.. Values.Select(value => value - Mean)]) / (Values.Count - 1));
}
