namespace FnnKit.Activations;

/// <summary>Sets small inputs to zero and leaves the others as they are.</summary>
/// <remarks>
/// <c>f(x) = x</c> where <c>|x|</c> is above lambda, otherwise 0.
/// Source: Donoho and Johnstone, Ideal spatial adaptation by wavelet shrinkage, Biometrika 81, 1994.
/// </remarks>
[Activation("hard-shrink")]
public sealed class HardShrink : Activation<HardShrink.Formula>
{
    /// <summary>Up to which absolute value inputs are small.</summary>
    [Range(0.0, double.MaxValue)]
    public double Lambda { get; set; } = 0.5;

    /// <inheritdoc/>
    protected override Formula Build() => new(Lambda);

    /// <summary><c>f(x) = x</c> where <c>|x|</c> is above lambda, otherwise <c>0</c></summary>
    public readonly struct Formula(double lambda) : IActivationFormula<Formula>
    {
        private readonly double _lambda = lambda;

        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Select(T.Abs(x) <= _lambda, 0.0, x);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Select(T.Abs(y) > 0.0, 1.0, 0.0);
    }
}
