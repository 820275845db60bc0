namespace FnnKit.Losses;

/// <summary>The distance between prediction and target, averaged over all elements: for targets with outliers.</summary>
/// <remarks><c>loss = mean(|p - t|)</c>, gradient <c>sign(p - t) / elements</c>, which is taken as 0 where the two are equal.</remarks>
[Loss("mean-absolute-error")]
public sealed class MeanAbsoluteErrorLoss : Loss<MeanAbsoluteErrorLoss.Formula>
{
    /// <summary><c>|p - t|</c></summary>
    public readonly struct Formula : ILossFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
            => T.Abs(prediction - target);
    }
}
