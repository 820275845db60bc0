namespace FnnKit.Activations;

/// <summary>Leaves its inputs as they are.</summary>
/// <remarks><c>f(x) = x</c></remarks>
[Activation("identity")]
public sealed class Identity : Activation<Identity.Formula>
{
    /// <summary><c>f(x) = x</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => x;

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => 1.0;
    }
}
