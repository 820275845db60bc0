namespace FnnKit.Activations;

/// <summary>A relu that is cut off at 6, so that its outputs keep their digits in few bits.</summary>
/// <remarks>
/// <c>f(x) = min(max(x, 0), 6)</c>; its slope at 0 and at 6 is taken as 0. Source: Krizhevsky, Convolutional deep belief networks on CIFAR-10, 2010.
/// </remarks>
[Activation("relu6")]
public sealed class Relu6 : Activation<Relu6.Formula>
{
    /// <summary><c>f(x) = min(max(x, 0), 6)</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Min(T.Max(x, 0.0), 6.0);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Select(y > 0.0, T.Select(y < 6.0, 1.0, 0.0), 0.0);
    }
}
