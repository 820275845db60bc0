namespace FnnKit.Losses;

/// <summary>
/// How surprising the targets are under the probabilities that a softmax would make of the outputs, averaged over samples: one output for each class.
/// </summary>
/// <remarks>
/// As <see cref="SoftmaxCrossEntropy"/> computes it. Predictions and metrics get the probabilities; <c>cross-entropy</c> after a <c>softmax</c>
/// computes the same from the same numbers. Smoothed targets are <c>(1 - s) · t + s / classes</c>.
/// </remarks>
[Loss("cross-entropy-with-logits")]
public sealed class CrossEntropyWithLogits : ILoss
{
    private SoftmaxCrossEntropy _loss = new(Reduction.Mean, 0);
    private Reduction _reduction = Reduction.Mean;
    private Scheduled _labelSmoothing;

    /// <summary>Whether the losses of the samples are averaged or summed.</summary>
    public Reduction Reduction
    {
        get => _reduction;
        set => _loss = new(_reduction = value, _labelSmoothing.At(Progress.Start));
    }

    /// <summary>Which share of each target is spread evenly over all classes, so that no prediction is driven to be wholly sure; 0 for none. A number, or a schedule.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public Scheduled LabelSmoothing
    {
        get => _labelSmoothing;
        set => _loss = new(_reduction, (_labelSmoothing = value).At(Progress.Start));
    }

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public int MinimumOutputs => 2;

    /// <inheritdoc/>
    public PredictionScale InputScale => PredictionScale.Logits;

    /// <inheritdoc/>
    public ILoss At(in Progress progress) => LabelSmoothing.Schedule is null ? this : new CrossEntropyWithLogits { Reduction = Reduction, LabelSmoothing = LabelSmoothing.At(progress) };

    /// <inheritdoc/>
    public double Evaluate<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => _loss.Evaluate(prediction, target, gradient, needsValue);
}
