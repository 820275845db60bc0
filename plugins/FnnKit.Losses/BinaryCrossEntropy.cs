namespace FnnKit.Losses;

/// <summary>
/// How surprising the targets are under predicted probabilities, each output by itself and averaged over all elements: for two classes or several labels.
/// </summary>
/// <remarks>
/// <c>loss = -mean(t · ln p + (1 - t) · ln(1 - p))</c>, gradient <c>(p - t) / (p · (1 - p)) / elements</c>; neither p nor 1 - p is taken as less than
/// Epsilon, in the gradient either, so that a wrong prediction that is sure of itself still learns. After a sigmoid the loss works on what went into it,
/// where neither is needed: <c>mean(max(z, 0) - t · z + ln(1 + e^-|z|))</c>, gradient <c>(sigmoid(z) - t) / elements</c>. Source: Bishop, Pattern
/// Recognition and Machine Learning, 2006, section 4.3.2.
/// </remarks>
[Loss("binary-cross-entropy")]
public sealed class BinaryCrossEntropy : Loss<BinaryCrossEntropy.Formula>
{
    /// <summary>What probabilities of less are taken as.</summary>
    [Range(1e-30, 0.1)]
    public double Epsilon { get; set; } = 1e-7;

    /// <inheritdoc/>
    public override ILoss? OnLogits(Link link) => link == Link.Logistic ? new Logistic { Reduction = Reduction } : null;

    /// <inheritdoc/>
    protected override Formula Build() => new(Epsilon);

    /// <summary><c>-t · ln p - (1 - t) · ln(1 - p)</c></summary>
    public readonly struct Formula(double epsilon) : ILossFormula<Formula>
    {
        private readonly double _epsilon = epsilon;

        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
            => -(target * T.Log(T.Max(prediction, _epsilon))) - ((1.0 - target) * T.Log(T.Max(1.0 - prediction, _epsilon)));

        /// <inheritdoc/>
        public static T Slope<T>(Formula formula, T prediction, T target)
            where T : struct, ILane<T>
            => (prediction - target) / (T.Max(prediction, formula._epsilon) * T.Max(1.0 - prediction, formula._epsilon));
    }

    private sealed class Logistic : Loss<LogisticFormula>;

    private readonly struct LogisticFormula : ILossFormula<LogisticFormula>
    {
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
            => T.Max(prediction, 0.0) - (target * prediction) + T.Softplus(-T.Abs(prediction));

        public static T Slope<T>(LogisticFormula formula, T prediction, T target)
            where T : struct, ILane<T>
            => T.Sigmoid(prediction) - target;
    }
}
