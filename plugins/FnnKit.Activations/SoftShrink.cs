namespace FnnKit.Activations;

/// <summary>Moves its inputs towards zero by a fixed distance, and small ones onto it.</summary>
/// <remarks>
/// <c>f(x) = x - lambda</c> above lambda, <c>x + lambda</c> below -lambda, otherwise 0.
/// Source: Donoho, De-noising by soft-thresholding, IEEE Transactions on Information Theory 41, 1995.
/// </remarks>
[Activation("soft-shrink")]
public sealed class SoftShrink : Activation<SoftShrink.Formula>
{
    /// <summary>The distance.</summary>
    [Range(0.0, double.MaxValue)]
    public double Lambda { get; set; } = 0.5;

    /// <inheritdoc/>
    protected override Formula Build() => new(Lambda);

    /// <summary><c>f(x) = x - min(max(x, -lambda), lambda)</c></summary>
    public readonly struct Formula(double lambda) : IActivationFormula<Formula>
    {
        private readonly double _lambda = lambda;

        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => x - T.Max(T.Min(x, _lambda), -_lambda);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Select(T.Abs(y) > 0.0, 1.0, 0.0);
    }
}
