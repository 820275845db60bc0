namespace FnnKit.Losses;

/// <summary>How surprising the targets are under predicted probabilities of classes, averaged over samples: for two classes or more, one output each.</summary>
/// <remarks>
/// <c>loss = -mean over samples(Σ t · ln p)</c>, gradient <c>-t / p / samples</c>; no p is taken as less than Epsilon. After a softmax the loss works on what
/// went into it, where that is not needed (<see cref="SoftmaxCrossEntropy"/>). Targets may be shares of classes as well as ones and zeros. Smoothed targets are
/// <c>(1 - s) · t + s / classes</c>. Sources: Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.4; Szegedy and others, Rethinking the
/// Inception architecture for computer vision, CVPR 2016.
/// </remarks>
[Loss("cross-entropy")]
public sealed class CrossEntropy : ILoss
{
    /// <summary>Whether the losses of the samples are averaged or summed.</summary>
    public Reduction Reduction { get; set; } = Reduction.Mean;

    /// <summary>What probabilities of less are taken as.</summary>
    [Range(1e-30, 0.1)]
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>Which share of each target is spread evenly over all classes, so that no prediction is driven to be wholly sure; 0 for none. A number, or a schedule.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public Scheduled LabelSmoothing { get; set; }

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.All;

    /// <inheritdoc/>
    public int MinimumOutputs => 2;

    /// <inheritdoc/>
    public ILoss At(in Progress progress) => LabelSmoothing.Schedule is null ? this : new CrossEntropy { Reduction = Reduction, Epsilon = Epsilon, LabelSmoothing = LabelSmoothing.At(progress) };

    /// <inheritdoc/>
    public ILoss? OnLogits(Link link) => link == Link.Softmax ? new SoftmaxCrossEntropy(Reduction, LabelSmoothing.At(Progress.Start)) : null;

    /// <inheritdoc/>
    public double Evaluate<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double scale = Reduction == Reduction.Mean ? 1.0 / prediction.Columns : 1;
        var targets = new SmoothedTarget(LabelSmoothing.At(Progress.Start), prediction.Rows);
        if (!gradient.IsEmpty)
            Elementwise.Map(new Derivative(targets, Epsilon, scale), prediction.Values, target.Values, gradient.Values);
        return needsValue ? scale * Elementwise.Sum(new Surprise(targets, Epsilon), prediction.Values, target.Values) : double.NaN;
    }

    private readonly struct Surprise(SmoothedTarget targets, double epsilon) : IBinaryFormula
    {
        private readonly SmoothedTarget _targets = targets;
        private readonly double _epsilon = epsilon;

        public L Apply<L>(L prediction, L target)
            where L : struct, ILane<L>
            => -(_targets.Of(target) * L.Log(L.Max(prediction, _epsilon)));
    }

    private readonly struct Derivative(SmoothedTarget targets, double epsilon, double scale) : IBinaryFormula
    {
        private readonly SmoothedTarget _targets = targets;
        private readonly double _epsilon = epsilon;
        private readonly double _scale = -scale;

        public L Apply<L>(L prediction, L target)
            where L : struct, ILane<L>
            => _scale * _targets.Of(target) / L.Max(prediction, _epsilon);
    }
}
