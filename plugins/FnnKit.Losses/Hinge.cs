namespace FnnKit.Losses;

/// <summary>
/// By how much an output falls short of a margin of 1 on the right side of zero, averaged over all elements: as support vector machines learn.
/// </summary>
/// <remarks>
/// With s = 2 · t - 1, which is 1 for the class and -1 for the rest, <c>loss = mean(max(0, 1 - s · p))</c>, gradient <c>-s / elements</c> inside the margin and
/// 0 beyond it. Source: Cortes and Vapnik, Support-vector networks, Machine Learning 20, 1995.
/// </remarks>
[Loss("hinge")]
public sealed class Hinge : Loss<Hinge.Formula>
{
    /// <inheritdoc/>
    public override TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public override PredictionScale InputScale => PredictionScale.Scores;

    /// <summary><c>max(0, 1 - (2 · t - 1) · p)</c></summary>
    public readonly struct Formula : ILossFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
            => T.Max(1.0 - (((2.0 * target) - 1.0) * prediction), 0.0);
    }
}
