namespace FnnKit.Losses;

/// <summary>
/// How surprising the targets are under predicted probabilities, each output by itself and averaged over all elements: for two classes or several labels.
/// </summary>
/// <remarks>
/// <c>loss = -mean(t · ln p + (1 - t) · ln(1 - p))</c>, gradient <c>(p - t) / (p · (1 - p)) / elements</c>; neither p nor 1 - p is taken as less than
/// Epsilon, in the gradient either, so that a wrong prediction that is sure of itself still learns. After a sigmoid the loss works on what went into it,
/// where neither is needed: <c>mean(max(z, 0) - t · z + ln(1 + e^-|z|))</c>, gradient <c>(sigmoid(z) - t) / elements</c>. Smoothed targets
/// are <c>(1 - s) · t + s / 2</c>. Source: Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.2.
/// </remarks>
[Loss("binary-cross-entropy")]
public sealed class BinaryCrossEntropy : Loss<BinaryCrossEntropy.Formula>
{
    /// <summary>What probabilities of less are taken as.</summary>
    [Range(1e-30, 0.1)]
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>
    /// Which share of each target is given up for its opposite, half of it to each, so that no prediction is driven to be wholly sure; 0 for none. A number, or a schedule.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public Scheduled LabelSmoothing { get; set; }

    /// <inheritdoc/>
    public override ILoss At(in Progress progress) => LabelSmoothing.Schedule is null ? this : new BinaryCrossEntropy { Reduction = Reduction, Epsilon = Epsilon, LabelSmoothing = LabelSmoothing.At(progress) };

    /// <inheritdoc/>
    public override ILoss? OnLogits(Link link) => link == Link.Logistic ? new Logistic(LabelSmoothing.At(Progress.Start)) { Reduction = Reduction } : null;

    /// <inheritdoc/>
    protected override Formula Build() => new(Epsilon, LabelSmoothing.At(Progress.Start));

    /// <summary><c>-t · ln p - (1 - t) · ln(1 - p)</c></summary>
    public readonly struct Formula(double epsilon, double labelSmoothing) : ILossFormula<Formula>
    {
        private readonly double _epsilon = epsilon;
        private readonly SmoothedLabel _label = new(labelSmoothing);

        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            T label = _label.Of(target);
            return -(label * T.Log(T.Max(prediction, _epsilon))) - ((1.0 - label) * T.Log(T.Max(1.0 - prediction, _epsilon)));
        }

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T prediction, T target)
            where T : struct, ILane<T>
            => (prediction - formula._label.Of(target)) / (T.Max(prediction, formula._epsilon) * T.Max(1.0 - prediction, formula._epsilon));
    }

    private sealed class Logistic(double labelSmoothing) : Loss<LogisticCrossEntropy>
    {
        protected override LogisticCrossEntropy Build() => new(labelSmoothing, positiveWeight: 1);
    }
}
