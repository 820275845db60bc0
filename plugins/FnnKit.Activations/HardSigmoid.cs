namespace FnnKit.Activations;

/// <summary>A sigmoid made of three straight lines, which costs next to nothing.</summary>
/// <remarks>
/// <c>f(x) = min(max(x + 3, 0), 6) / 6</c>; its slope at the two corners is taken as 0. Source: Howard and others, Searching for MobileNetV3, ICCV 2019.
/// </remarks>
[Activation("hard-sigmoid")]
public sealed class HardSigmoid : Activation<HardSigmoid.Formula>
{
    /// <summary><c>f(x) = min(max(x + 3, 0), 6) / 6</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Min(T.Max(x + 3.0, 0.0), 6.0) / 6.0;

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Select(y > 0.0, T.Select(y < 1.0, 1.0 / 6.0, 0.0), 0.0);
    }
}
