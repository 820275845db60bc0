namespace FnnKit.Data;

/// <summary>Takes the logarithm of numbers, so that large ones lie closer together; zero stays zero, and signs stay.</summary>
/// <remarks><c>y = ln(1 + x)</c>, and <c>-ln(1 - x)</c> for negative x; nothing is learned.</remarks>
[Transform("log")]
public sealed class SignedLog : InvertibleColumnTransform<SignedLog.Formula, SignedLog.Back>
{
    /// <inheritdoc/>
    protected override int StateSize => 0;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => !column.IsCategory;

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
    }

    /// <inheritdoc/>
    protected override Formula Build(Column column, ReadOnlySpan<double> fitted) => default;

    /// <inheritdoc/>
    protected override Back BuildInverse(Column column, ReadOnlySpan<double> fitted) => default;

    /// <summary><c>y = ln(1 + x)</c>, and <c>-ln(1 - x)</c> for negative x</summary>
    public readonly struct Formula : IUnaryFormula
    {
        /// <inheritdoc/>
        public L Apply<L>(L x)
            where L : struct, ILane<L>
        {
            L log = L.Log1p(L.Abs(x));
            return L.Select(x < 0.0, -log, log);
        }
    }

    /// <summary><c>x = e^y - 1</c>, and <c>1 - e^-y</c> for negative y</summary>
    public readonly struct Back : IUnaryFormula
    {
        /// <inheritdoc/>
        public L Apply<L>(L y)
            where L : struct, ILane<L>
        {
            L size = L.Expm1(L.Abs(y));
            return L.Select(y < 0.0, -size, size);
        }
    }
}
