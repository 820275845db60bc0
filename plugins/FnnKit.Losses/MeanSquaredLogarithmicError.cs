namespace FnnKit.Losses;

/// <summary>The squared difference of logarithms, averaged over all elements: for positive numbers whose ratio to the target is what counts.</summary>
/// <remarks>
/// <c>loss = mean((ln(1 + p) - ln(1 + t))²)</c>, gradient <c>2 · (ln(1 + p) - ln(1 + t)) / (1 + p) / elements</c>. What is negative is taken as 0, in the
/// gradient too, so that a prediction below 0 still learns.
/// </remarks>
[Loss("mean-squared-logarithmic-error")]
public sealed class MeanSquaredLogarithmicError : Loss<MeanSquaredLogarithmicError.Formula>
{
    /// <inheritdoc/>
    public override TargetKinds Targets => TargetKinds.Numbers;

    /// <summary><c>(ln(1 + p) - ln(1 + t))²</c></summary>
    public readonly struct Formula : ILossFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            T difference = Difference(T.Max(prediction, 0.0), target);
            return difference * difference;
        }

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T prediction, T target)
            where T : struct, ILane<T>
        {
            T positive = T.Max(prediction, 0.0);
            return 2.0 * Difference(positive, target) / (1.0 + positive);
        }

        private static T Difference<T>(T prediction, T target)
            where T : struct, ILane<T>
            => T.Log1p(prediction) - T.Log1p(T.Max(target, 0.0));
    }
}
