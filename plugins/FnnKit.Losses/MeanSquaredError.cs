namespace FnnKit.Losses;

/// <summary>The squared difference between prediction and target, averaged over all elements: for numbers.</summary>
/// <remarks><c>loss = mean((p - t)²)</c>, gradient <c>2 · (p - t) / elements</c></remarks>
[Loss("mean-squared-error")]
public sealed class MeanSquaredError : Loss<MeanSquaredError.Formula>
{
    /// <summary><c>(p - t)²</c></summary>
    public readonly struct Formula : ILossFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            T difference = prediction - target;
            return difference * difference;
        }

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T prediction, T target)
            where T : struct, ILane<T>
            => 2.0 * (prediction - target);
    }
}
