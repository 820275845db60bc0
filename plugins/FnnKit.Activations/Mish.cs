namespace FnnKit.Activations;

/// <summary>Weighs its inputs by the tangent of their softplus; smooth, and never quite flat.</summary>
/// <remarks>
/// <c>f(x) = x · tanh(ln(1 + e^x))</c>. Source: Misra, Mish: a self regularized non-monotonic activation function, BMVC 2020.
/// </remarks>
[Activation("mish")]
public sealed class Mish : Activation<Mish.Formula>
{
    /// <summary><c>f(x) = x · tanh(ln(1 + e^x))</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        // From here down the tangent is zero; without a limit, an infinite x would make it NaN.
        private const double Lowest = -1000;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Max(x, Lowest) * T.Tanh(T.Softplus(x));
    }
}
