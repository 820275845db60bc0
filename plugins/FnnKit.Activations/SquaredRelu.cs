namespace FnnKit.Activations;

/// <summary>The square of relu: smooth at zero, and steeper the larger its inputs are.</summary>
/// <remarks>
/// <c>f(x) = max(x, 0)²</c>, slope <c>2 · max(x, 0)</c>. Source: So and others, Primer: searching for efficient transformers, NeurIPS 2021.
/// </remarks>
[Activation("squared-relu")]
public sealed class SquaredRelu : Activation<SquaredRelu.Formula>
{
    /// <summary><c>f(x) = max(x, 0)²</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
        {
            T positive = T.Max(x, 0.0);
            return positive * positive;
        }

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => 2.0 * T.Max(x, 0.0);
    }
}
