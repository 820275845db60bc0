namespace FnnKit.Activations;

/// <summary>A form of elu whose slope has no jump at 0, whatever it levels off at.</summary>
/// <remarks>
/// <c>f(x) = x</c> where x is positive, otherwise <c>alpha · (e^(x / alpha) - 1)</c>; there its slope is <c>1 + y / alpha</c>.
/// Source: Barron, Continuously differentiable exponential linear units, 2017.
/// </remarks>
[Activation("celu")]
public sealed class Celu : Activation<Celu.Formula>
{
    /// <summary>What negative inputs level off at, negated.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Alpha { get; set; } = 1;

    /// <inheritdoc/>
    protected override Formula Build() => new(Alpha);

    /// <summary><c>f(x) = x</c> where x is positive, otherwise <c>alpha · (e^(x / alpha) - 1)</c></summary>
    public readonly struct Formula(double alpha) : IActivationFormula<Formula>
    {
        private readonly double _alpha = alpha;

        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Select(x > 0.0, x, _alpha * T.Expm1(x / _alpha));

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Select(y > 0.0, 1.0, 1.0 + (y / formula._alpha));
    }
}
