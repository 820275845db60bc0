namespace FnnKit.Losses;

/// <summary>A smooth form of the distance between prediction and target, averaged over all elements: squared near zero, straight far away.</summary>
/// <remarks>
/// With d = p - t, <c>loss = mean(ln cosh d) = mean(|d| + ln(1 + e^(-2·|d|)) - ln 2)</c>, gradient <c>tanh(d) / elements</c>.
/// Source: Green, Bayesian reconstructions from emission tomography data, IEEE Transactions on Medical Imaging 9, 1990.
/// </remarks>
[Loss("log-cosh")]
public sealed class LogCosh : Loss<LogCosh.Formula>
{
    /// <summary><c>ln cosh(p - t)</c></summary>
    public readonly struct Formula : ILossFormula<Formula>
    {
        private const double Ln2 = 0.69314718055994531;

        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            T distance = T.Abs(prediction - target);
            return distance + (T.Softplus(-2.0 * distance) - Ln2);
        }

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T prediction, T target)
            where T : struct, ILane<T>
            => T.Tanh(prediction - target);
    }
}
