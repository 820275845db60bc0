namespace FnnKit.Losses;

/// <summary>A binary cross-entropy in which well predicted elements hardly count, averaged over all elements: for rare classes.</summary>
/// <remarks>
/// <c>loss = mean(a · (1 - q)^gamma · (-t · ln p - (1 - t) · ln(1 - p)))</c> with <c>q = p · t + (1 - p) · (1 - t)</c>, the probability of what is true, and
/// <c>a = alpha · t + (1 - alpha) · (1 - t)</c>. No probability is taken as less than Epsilon. After a sigmoid the loss works on what went into it, where
/// that is not needed. Smoothed targets are <c>(1 - s) · t + s / 2</c>. Source: Lin and others, Focal loss for dense object detection, ICCV 2017.
/// </remarks>
[Loss("focal")]
public sealed class Focal : Loss<Focal.Formula>
{
    /// <summary>How little well predicted elements count; 0 for as much as others.</summary>
    [Range(0.0, 100.0)]
    public double Gamma { get; set; } = 2;

    /// <summary>The weight of targets of 1; those of 0 have the rest up to one.</summary>
    [Range(0.0, 1.0)]
    public double Alpha { get; set; } = 0.25;

    /// <summary>What probabilities of less are taken as.</summary>
    [Range(1e-30, 0.1)]
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>
    /// Which share of each target is given up for its opposite, half of it to each, so that no prediction is driven to be wholly sure; 0 for none. A number, or a schedule.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public Scheduled LabelSmoothing { get; set; }

    /// <inheritdoc/>
    public override ILoss At(in Progress progress) => LabelSmoothing.Schedule is null ? this : new Focal { Reduction = Reduction, Gamma = Gamma, Alpha = Alpha, Epsilon = Epsilon, LabelSmoothing = LabelSmoothing.At(progress) };

    /// <inheritdoc/>
    public override ILoss? OnLogits(Link link) => link == Link.Logistic ? new Logistic(Gamma, Alpha, LabelSmoothing.At(Progress.Start)) { Reduction = Reduction } : null;

    /// <inheritdoc/>
    protected override Formula Build() => new(Gamma, Alpha, LabelSmoothing.At(Progress.Start), Epsilon);

    /// <summary><c>a · (1 - q)^gamma · (-t · ln p - (1 - t) · ln(1 - p))</c></summary>
    public readonly struct Formula(double gamma, double alpha, double labelSmoothing, double epsilon) : ILossFormula<Formula>
    {
        private readonly Weight _weight = new(gamma, alpha);
        private readonly SmoothedLabel _label = new(labelSmoothing);
        private readonly double _epsilon = epsilon;

        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            T label = _label.Of(target), p = T.Max(prediction, _epsilon), rest = T.Max(1.0 - prediction, _epsilon);
            return _weight.Of(p, rest, label) * (-(label * T.Log(p)) - ((1.0 - label) * T.Log(rest)));
        }
    }

    private sealed class Logistic(double gamma, double alpha, double labelSmoothing) : Loss<LogisticFormula>
    {
        protected override LogisticFormula Build() => new(gamma, alpha, labelSmoothing);
    }

    private readonly struct LogisticFormula(double gamma, double alpha, double labelSmoothing) : ILossFormula<LogisticFormula>
    {
        private readonly Weight _weight = new(gamma, alpha);
        private readonly SmoothedLabel _label = new(labelSmoothing);

        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            T label = _label.Of(target), crossEntropy = T.Max(prediction, 0.0) - (label * prediction) + T.Softplus(-T.Abs(prediction));
            return _weight.Of(T.Sigmoid(prediction), T.Sigmoid(-prediction), label) * crossEntropy;
        }
    }

    /// <summary>What an element counts: <c>a · (1 - q)^gamma</c>.</summary>
    private readonly struct Weight(double gamma, double alpha)
    {
        // Less than this is lost beside anything, but has a logarithm.
        private const double Least = 1e-30;

        private readonly double _gamma = gamma;
        private readonly double _alpha = alpha;

        public T Of<T>(T p, T rest, T target)
            where T : struct, ILane<T>
        {
            T wrong = (rest * target) + (p * (1.0 - target));
            T side = (_alpha * target) + ((1 - _alpha) * (1.0 - target));
            return side * T.Exp(_gamma * T.Log(T.Max(wrong, Least)));
        }
    }
}
