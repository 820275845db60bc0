namespace FnnKit.Data;

/// <summary>Shifts and scales numbers to mean 0 and standard deviation 1.</summary>
/// <remarks>
/// <c>y = (x - mean) / deviation</c>, with the deviation of the population, as in scikit-learn's StandardScaler; a column of one value becomes 0.
/// </remarks>
[Transform("standardize")]
public sealed class Standardize : InvertibleColumnTransform<Standardize.Shift, Standardize.Back>
{
    /// <inheritdoc/>
    protected override int StateSize => 2;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => !column.IsCategory;

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
        // The mean of equal numbers may be off by a rounding, which dividing by a deviation of as much would blow up.
        bool isConstant = !values.ContainsAnyExcept(values[0]);
        double mean = isConstant ? values[0] : Reductions.Sum<double>(values) / values.Length;
        Elementwise.Map(new Shift(mean, 1), values, values);
        fitted[0] = mean;
        fitted[1] = isConstant ? 1 : Math.Sqrt(Reductions.SumOfSquares<double>(values) / values.Length);
    }

    /// <inheritdoc/>
    protected override Shift Build(Column column, ReadOnlySpan<double> fitted) => new(fitted[0], fitted[1]);

    /// <inheritdoc/>
    protected override Back BuildInverse(Column column, ReadOnlySpan<double> fitted) => new(fitted[0], fitted[1]);

    /// <summary><c>y = (x - mean) / deviation</c></summary>
    public readonly struct Shift(double mean, double deviation) : IUnaryFormula
    {
        private readonly double _mean = mean;
        private readonly double _deviation = deviation;

        /// <inheritdoc/>
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => (x - _mean) / _deviation;
    }

    /// <summary><c>x = y · deviation + mean</c></summary>
    public readonly struct Back(double mean, double deviation) : IUnaryFormula
    {
        private readonly double _mean = mean;
        private readonly double _deviation = deviation;

        /// <inheritdoc/>
        public L Apply<L>(L y)
            where L : struct, ILane<L>
            => (y * _deviation) + _mean;
    }
}
