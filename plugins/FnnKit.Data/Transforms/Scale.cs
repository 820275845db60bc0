namespace FnnKit.Data;

/// <summary>Multiplies numbers by a factor and adds an offset.</summary>
/// <remarks><c>y = x · factor + offset</c>; nothing is learned.</remarks>
[Transform("scale")]
public sealed class Scale : InvertibleColumnTransform<Scale.Line, Scale.Back>
{
    /// <summary>What numbers are multiplied by.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Factor { get; set; } = 1;

    /// <summary>What is added to them then.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Offset { get; set; }

    /// <inheritdoc/>
    protected override int StateSize => 0;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => !column.IsCategory;

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
    }

    /// <inheritdoc/>
    protected override Line Build(Column column, ReadOnlySpan<double> fitted) => new(Factor, Offset);

    /// <inheritdoc/>
    protected override Back BuildInverse(Column column, ReadOnlySpan<double> fitted) => new(Factor, Offset);

    /// <summary><c>y = x · factor + offset</c></summary>
    public readonly struct Line(double factor, double offset) : IUnaryFormula
    {
        private readonly double _factor = factor;
        private readonly double _offset = offset;

        /// <inheritdoc/>
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => (x * _factor) + _offset;
    }

    /// <summary><c>x = (y - offset) / factor</c></summary>
    public readonly struct Back(double factor, double offset) : IUnaryFormula
    {
        private readonly double _factor = factor;
        private readonly double _offset = offset;

        /// <inheritdoc/>
        public L Apply<L>(L y)
            where L : struct, ILane<L>
            => (y - _offset) / _factor;
    }
}
