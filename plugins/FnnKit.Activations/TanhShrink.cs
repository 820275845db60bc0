namespace FnnKit.Activations;

/// <summary>What the hyperbolic tangent takes away from its inputs.</summary>
/// <remarks>
/// <c>f(x) = x - tanh(x)</c>, slope <c>tanh²(x)</c>
/// </remarks>
[Activation("tanh-shrink")]
public sealed class TanhShrink : Activation<TanhShrink.Formula>
{
    /// <summary><c>f(x) = x - tanh(x)</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => x - T.Tanh(x);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
        {
            T t = T.Tanh(x);
            return t * t;
        }
    }
}
