namespace FnnKit;

/// <summary>What the values of one column look like.</summary>
/// <param name="Column">The column.</param>
public sealed record ColumnProfile(Column Column)
{
    /// <summary>What the values are.</summary>
    public ColumnContent Content { get; init; }

    /// <summary>The number of missing values.</summary>
    public int Missing { get; init; }

    /// <summary>The smallest number; NaN if there is none. For categories, this and the other figures are of their codes.</summary>
    public double Minimum { get; init; } = double.NaN;

    /// <summary>The largest number; NaN if there is none.</summary>
    public double Maximum { get; init; } = double.NaN;

    /// <summary>The mean; NaN if there is no number.</summary>
    public double Mean { get; init; } = double.NaN;

    /// <summary>The standard deviation of the population; NaN if there is no number.</summary>
    public double StandardDeviation { get; init; } = double.NaN;

    /// <summary>The skewness, <c>Σ (x - mean)³ / n / deviation³</c>: above 0 if the large values lie far out. 0 for a column of one value.</summary>
    public double Skewness { get; init; }

    /// <summary>Whether all numbers are whole.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The number of rows of each category, in the order of the codes; empty for numbers.</summary>
    public IReadOnlyList<int> Counts { get; init; } = [];
}
