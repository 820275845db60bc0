namespace FnnKit.Losses;

/// <summary>How surprising the targets are under predicted probabilities of classes, averaged over samples: for two classes or more, one output each.</summary>
/// <remarks>
/// <c>loss = -mean over samples(Σ t · ln p)</c>, gradient <c>-t / p / samples</c>; no p is taken as less than Epsilon. After a softmax the loss works on what
/// went into it, where that is not needed (<see cref="SoftmaxCrossEntropy"/>). Targets may be shares of classes as well as ones and zeros.
/// Source: Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.4.
/// </remarks>
[Loss("cross-entropy")]
public sealed class CrossEntropy : ILoss
{
    /// <summary>Whether the losses of the samples are averaged or summed.</summary>
    public Reduction Reduction { get; set; } = Reduction.Mean;

    /// <summary>What probabilities of less are taken as.</summary>
    [Range(1e-30, 0.1)]
    public double Epsilon { get; set; } = 1e-7;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public int MinimumOutputs => 2;

    /// <inheritdoc/>
    public ILoss? OnLogits(Link link) => link == Link.Softmax ? new SoftmaxCrossEntropy(Reduction) : null;

    /// <inheritdoc/>
    public double Evaluate<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double scale = Reduction == Reduction.Mean ? 1.0 / prediction.Columns : 1;
        if (!gradient.IsEmpty)
            Elementwise.Map(new Slope(Epsilon, scale), prediction.Values, target.Values, gradient.Values);
        return needsValue ? scale * Elementwise.Sum(new Surprise(Epsilon), prediction.Values, target.Values) : double.NaN;
    }

    private readonly struct Surprise(double epsilon) : IBinaryFormula
    {
        private readonly double _epsilon = epsilon;

        public L Apply<L>(L prediction, L target)
            where L : struct, ILane<L>
            => -(target * L.Log(L.Max(prediction, _epsilon)));
    }

    private readonly struct Slope(double epsilon, double scale) : IBinaryFormula
    {
        private readonly double _epsilon = epsilon;
        private readonly double _scale = -scale;

        public L Apply<L>(L prediction, L target)
            where L : struct, ILane<L>
            => _scale * target / L.Max(prediction, _epsilon);
    }
}
