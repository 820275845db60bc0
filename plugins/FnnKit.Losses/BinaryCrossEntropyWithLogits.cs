namespace FnnKit.Losses;

/// <summary>
/// How surprising the targets are under the probabilities that a sigmoid would make of the outputs, each by itself and averaged over all elements.
/// </summary>
/// <remarks>
/// <c>loss = mean((1 - t) · z + (1 + (w - 1) · t) · ln(1 + e^-z))</c> with the weight w of targets of 1. Predictions and
/// metrics get the probabilities; <c>binary-cross-entropy</c> after a <c>sigmoid</c> computes the same from the same numbers. Smoothed targets are
/// <c>(1 - s) · t + s / 2</c>.
/// </remarks>
[Loss("binary-cross-entropy-with-logits")]
public sealed class BinaryCrossEntropyWithLogits : Loss<LogisticCrossEntropy>
{
    /// <summary>
    /// Which share of each target is given up for its opposite, half of it to each, so that no prediction is driven to be wholly sure; 0 for none. A number, or a schedule.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public Scheduled LabelSmoothing { get; set; }

    /// <summary>What a target of 1 counts beside one of 0.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double PositiveWeight { get; set; } = 1;

    /// <inheritdoc/>
    public override PredictionScale InputScale => PredictionScale.Logits;

    /// <inheritdoc/>
    public override ILoss At(in Progress progress) => LabelSmoothing.Schedule is null ? this : new BinaryCrossEntropyWithLogits { Reduction = Reduction, PositiveWeight = PositiveWeight, LabelSmoothing = LabelSmoothing.At(progress) };

    /// <inheritdoc/>
    protected override LogisticCrossEntropy Build() => new(LabelSmoothing.At(Progress.Start), PositiveWeight);
}
