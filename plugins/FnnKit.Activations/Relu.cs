namespace FnnKit.Activations;

/// <summary>Rectified linear unit: sets negative inputs to zero.</summary>
/// <remarks>
/// <c>f(x) = max(x, 0)</c>; its slope at 0 is taken as 0. Source: Nair and Hinton, Rectified linear units improve restricted Boltzmann machines, ICML
/// 2010.
/// </remarks>
[Activation("relu")]
public sealed class Relu : Activation<Relu.Formula>
{
    /// <summary><c>f(x) = max(x, 0)</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Max(x, 0.0);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Select(y > 0.0, 1.0, 0.0);
    }
}
