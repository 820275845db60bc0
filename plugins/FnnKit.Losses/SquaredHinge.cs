namespace FnnKit.Losses;

/// <summary>The square of what an output falls short of a margin of 1 on the right side of zero, averaged over all elements.</summary>
/// <remarks>
/// With s = 2 · t - 1, which is 1 for the class and -1 for the rest, and d = max(0, 1 - s · p), <c>loss = mean(d²)</c>, gradient <c>-2 · s · d / elements</c>.
/// Source: Cortes and Vapnik, Support-vector networks, Machine Learning 20, 1995.
/// </remarks>
[Loss("squared-hinge")]
public sealed class SquaredHinge : Loss<SquaredHinge.Formula>
{
    /// <inheritdoc/>
    public override TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public override PredictionScale InputScale => PredictionScale.Scores;

    /// <summary><c>max(0, 1 - (2 · t - 1) · p)²</c></summary>
    public readonly struct Formula : ILossFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            T missing = T.Max(1.0 - (((2.0 * target) - 1.0) * prediction), 0.0);
            return missing * missing;
        }
    }
}
