namespace FnnKit.Activations;

/// <summary>Gaussian error linear unit: weighs its inputs by the share of a normal distribution below them.</summary>
/// <remarks><c>f(x) = x/2 · (1 + erf(x / √2))</c>, the exact form. Source: Hendrycks and Gimpel, Gaussian error linear units, 2016.</remarks>
[Activation("gelu")]
public sealed class Gelu : Activation<Gelu.Formula>
{
    /// <summary><c>f(x) = x/2 · (1 + erf(x / √2))</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        private const double RootOfHalf = 0.70710678118654752;

        // From here down the error function is -1 exactly; without a limit, an infinite x would make it NaN.
        private const double Lowest = -100;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => 0.5 * T.Max(x, Lowest) * (1.0 + T.Erf(RootOfHalf * x));
    }
}
