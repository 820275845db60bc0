using FnnKit;

namespace MyParts;

/// <summary>A bell that is open at the bottom: <c>x e^(-x^2/2) + x/10</c>.</summary>
[Activation("bump")]
public sealed class Bump : Activation<Bump.Formula>
{
    /// <summary>The whole of it: vectors, precisions and the derivative come from this line.</summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => (x * T.Exp(-x * x / 2)) + (x / 10);
    }
}
