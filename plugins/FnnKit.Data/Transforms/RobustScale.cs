namespace FnnKit.Data;

/// <summary>Shifts and scales numbers by their median and the width of their middle half, which a few wild values do not move.</summary>
/// <remarks>
/// <c>y = (x - median) / (third quartile - first quartile)</c>, quartiles between two values taken on the straight line, as in scikit-learn's RobustScaler. A
/// column whose quartiles are equal is only shifted, unless 'Fallback' says otherwise.
/// </remarks>
[Transform("robust-scale")]
public sealed class RobustScale : InvertibleColumnTransform<RobustScale.Shift, RobustScale.Back>
{
    /// <summary>How a column is scaled whose quartiles are equal, such as one that is 0 for most samples.</summary>
    public RobustScaleFallback Fallback { get; set; }

    /// <inheritdoc/>
    protected override int StateSize => 2;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => !column.IsCategory;

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
        values.Sort();
        double width = Quantile(values, 0.75) - Quantile(values, 0.25);
        fitted[0] = Quantile(values, 0.5);
        fitted[1] = width > 0 ? width : Fallback == RobustScaleFallback.HalfRange ? HalfRange(values) : 1;
    }

    /// <summary>Half the distance from the smallest number to the largest. For equal numbers, the largest number there is: divided by it, all become 0.</summary>
    private static double HalfRange(ReadOnlySpan<double> sorted)
    {
        double half = (sorted[^1] / 2) - (sorted[0] / 2);
        return half > 0 ? half : double.MaxValue;
    }

    /// <inheritdoc/>
    protected override Shift Build(Column column, ReadOnlySpan<double> fitted) => new(fitted[0], fitted[1]);

    /// <inheritdoc/>
    protected override Back BuildInverse(Column column, ReadOnlySpan<double> fitted) => new(fitted[0], fitted[1]);

    private static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place, above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary><c>y = (x - median) / width</c></summary>
    public readonly struct Shift(double median, double width) : IUnaryFormula
    {
        private readonly double _median = median;
        private readonly double _width = width;

        /// <inheritdoc/>
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => (x - _median) / _width;
    }

    /// <summary><c>x = y · width + median</c></summary>
    public readonly struct Back(double median, double width) : IUnaryFormula
    {
        private readonly double _median = median;
        private readonly double _width = width;

        /// <inheritdoc/>
        public L Apply<L>(L y)
            where L : struct, ILane<L>
            => (y * _width) + _median;
    }
}
