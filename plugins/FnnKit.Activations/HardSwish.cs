namespace FnnKit.Activations;

/// <summary>Swish with straight lines for its sigmoid, which costs next to nothing.</summary>
/// <remarks>
/// <c>f(x) = x · min(max(x + 3, 0), 6) / 6</c>. Source: Howard and others, Searching for MobileNetV3, ICCV 2019.
/// </remarks>
[Activation("hard-swish")]
public sealed class HardSwish : Activation<HardSwish.Formula>
{
    /// <summary><c>f(x) = x · min(max(x + 3, 0), 6) / 6</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
        {
            T limited = T.Max(x, -3.0);
            return limited * T.Min(limited + 3.0, 6.0) / 6.0;
        }
    }
}
