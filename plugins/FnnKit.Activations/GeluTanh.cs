namespace FnnKit.Activations;

/// <summary>Gaussian error linear unit in the approximation that many language models were trained with.</summary>
/// <remarks>
/// <c>f(x) = x/2 · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))</c>. Source: Hendrycks and Gimpel, Gaussian error linear units, 2016.
/// </remarks>
[Activation("gelu-tanh")]
public sealed class GeluTanh : Activation<GeluTanh.Formula>
{
    /// <summary><c>f(x) = x/2 · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        private const double RootOfTwoOverPi = 0.79788456080286535588;

        // From here down the tangent is -1 exactly; without a limit, an infinite x would make it NaN.
        private const double Lowest = -100;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
        {
            T limited = T.Max(x, Lowest);
            T inner = RootOfTwoOverPi * limited * (1.0 + (0.044715 * limited * limited));
            return 0.5 * limited * (1.0 + T.Tanh(inner));
        }
    }
}
