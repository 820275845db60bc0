namespace FnnKit.Metrics;

/// <summary>
/// Computes the mean of numbers and the sum of their squared distances from it, one number at a time and without loss of precision when the mean is large.
/// </summary>
/// <remarks>Source: Welford, Note on a method for calculating corrected sums of squares and products, Technometrics 4, 1962.</remarks>
internal struct RunningSpread
{
    /// <summary>The number of values in a saved state.</summary>
    public const int SavedSize = 3;

    private double _count;
    private double _mean;

    /// <summary>The sum of squared distances from the mean.</summary>
    public double SumOfSquares { get; private set; }

    public void Add(double value)
    {
        _count++;
        double before = value - _mean;
        _mean += before / _count;
        SumOfSquares += before * (value - _mean);
    }

    public readonly void Save(Span<double> saved) => (saved[0], saved[1], saved[2]) = (_count, _mean, SumOfSquares);

    public void Restore(ReadOnlySpan<double> saved) => (_count, _mean, SumOfSquares) = (saved[0], saved[1], saved[2]);
}
