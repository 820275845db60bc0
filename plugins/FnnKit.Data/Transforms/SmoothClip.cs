namespace FnnKit.Data;

/// <summary>Bends numbers smoothly towards a limit, so that a few wild values stay near the others and keep their order.</summary>
/// <remarks>
/// <c>y = x / sqrt(1 + (x / limit)²)</c>, which lies between -limit and limit and has the derivative 1 at 0; nothing is learned. The inverse transform takes
/// what lies at the limit or beyond it as just below it. Source: Holzmüller, Grinsztajn and Steinwart, Better by default: strong pre-tuned MLPs and boosted
/// trees on tabular data, NeurIPS 2024.
/// </remarks>
[Transform("smooth-clip")]
public sealed class SmoothClip : InvertibleColumnTransform<SmoothClip.Bend, SmoothClip.Back>
{
    /// <summary>The limit.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Limit { get; set; } = 3;

    /// <inheritdoc/>
    protected override int StateSize => 0;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => !column.IsCategory;

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
    }

    /// <inheritdoc/>
    protected override Bend Build(Column column, ReadOnlySpan<double> fitted) => new(Limit);

    /// <inheritdoc/>
    protected override Back BuildInverse(Column column, ReadOnlySpan<double> fitted) => new(Limit);

    /// <summary><c>y = x / sqrt(1 + (x / limit)²)</c></summary>
    public readonly struct Bend(double limit) : IUnaryFormula
    {
        /// <summary>Beyond it the square would overflow, and the result is the limit already.</summary>
        private const double Largest = 1e150;

        private readonly double _limit = limit;

        /// <inheritdoc/>
        public L Apply<L>(L x)
            where L : struct, ILane<L>
        {
            L share = L.Max(L.Min(x / _limit, Largest), -Largest);
            return _limit * (share / L.Sqrt(1.0 + (share * share)));
        }
    }

    /// <summary><c>x = y / sqrt(1 - (y / limit)²)</c></summary>
    public readonly struct Back(double limit) : IUnaryFormula
    {
        /// <summary>The share of the limit that is taken for all above it.</summary>
        private const double Largest = 1 - 1e-9;

        private readonly double _limit = limit;

        /// <inheritdoc/>
        public L Apply<L>(L y)
            where L : struct, ILane<L>
        {
            L share = L.Max(L.Min(y / _limit, Largest), -Largest);
            return _limit * (share / L.Sqrt(1.0 - (share * share)));
        }
    }
}
