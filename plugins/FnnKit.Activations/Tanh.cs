namespace FnnKit.Activations;

/// <summary>Hyperbolic tangent: squeezes its inputs between -1 and 1.</summary>
/// <remarks><c>f(x) = (e^x - e^-x) / (e^x + e^-x)</c>, slope <c>1 - y²</c></remarks>
[Activation("tanh")]
public sealed class Tanh : Activation<Tanh.Formula>
{
    /// <summary><c>f(x) = tanh(x)</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Tanh(x);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => (1.0 - y) * (1.0 + y);
    }
}
