namespace FnnKit.Activations;

/// <summary>Scaled exponential linear unit: keeps the outputs of a deep network near mean 0 and variance 1 by itself.</summary>
/// <remarks>
/// <c>f(x) = scale · x</c> where x is positive, otherwise <c>scale · alpha · (e^x - 1)</c>, with scale 1.0507009873554805 and alpha 1.6732632423543772. It
/// wants weights from lecun-normal. Source: Klambauer and others, Self-normalizing neural networks, NIPS 2017.
/// </remarks>
[Activation("selu")]
public sealed class Selu : Activation<Selu.Formula>
{
    /// <summary><c>f(x) = scale · x</c> where x is positive, otherwise <c>scale · alpha · (e^x - 1)</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        private const double Scale = 1.0507009873554804934193349852946;
        private const double ScaledAlpha = Scale * 1.6732632423543772848170429916717;

        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Select(x > 0.0, Scale * x, ScaledAlpha * T.Expm1(x));

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Select(y > 0.0, Scale, y + ScaledAlpha);
    }
}
