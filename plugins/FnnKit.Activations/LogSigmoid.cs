namespace FnnKit.Activations;

/// <summary>The logarithm of the sigmoid, exact also where the sigmoid itself is too small to be written.</summary>
/// <remarks>
/// <c>f(x) = ln(1 / (1 + e^-x)) = -ln(1 + e^-x)</c>, slope <c>1 / (1 + e^x)</c>
/// </remarks>
[Activation("log-sigmoid")]
public sealed class LogSigmoid : Activation<LogSigmoid.Formula>
{
    /// <summary><c>f(x) = -ln(1 + e^-x)</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => -T.Softplus(-x);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Sigmoid(-x);
    }
}
