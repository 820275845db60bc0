namespace FnnKit;

/// <summary>What a column of the training samples held.</summary>
/// <param name="Minimum">The smallest number; null in a column of categories, and where all values were missing.</param>
/// <param name="Maximum">The largest number; null likewise.</param>
/// <param name="MissingShare">The share of samples without a value, from 0 to 1.</param>
public sealed record TrainedColumn(double? Minimum, double? Maximum, double MissingShare)
{
    /// <summary>The numbers that part the values into ten groups of nearly the same size, in order; empty in a column of categories.</summary>
    public IReadOnlyList<double> Deciles { get; init; } = [];

    /// <summary>The share of samples of each category, by its code; empty in a column of numbers.</summary>
    public IReadOnlyList<double> CategoryShares { get; init; } = [];

    /// <summary>Whether a number lies outside of what training saw.</summary>
    public bool IsOutside(double value) => value < Minimum || value > Maximum;
}
