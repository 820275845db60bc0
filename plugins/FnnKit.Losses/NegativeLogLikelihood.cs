namespace FnnKit.Losses;

/// <summary>
/// The negative logarithm of the probability of what is true, averaged over samples: for outputs that are logarithms, as log-softmax makes them.
/// </summary>
/// <remarks><c>loss = -mean over samples(Σ t · p)</c> with p = ln(probability), gradient <c>-t / samples</c>.</remarks>
[Loss("negative-log-likelihood")]
public sealed class NegativeLogLikelihood : ILoss
{
    /// <summary>Whether the losses of the samples are averaged or summed.</summary>
    public Reduction Reduction { get; set; } = Reduction.Mean;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.All;

    /// <inheritdoc/>
    public int MinimumOutputs => 2;

    /// <inheritdoc/>
    public PredictionScale InputScale => PredictionScale.Logarithms;

    /// <inheritdoc/>
    public double Evaluate<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double scale = Reduction == Reduction.Mean ? 1.0 / prediction.Columns : 1;
        if (!gradient.IsEmpty)
            Vectors.Multiply(target.Values, -scale, gradient.Values);
        return needsValue ? scale * Elementwise.Sum(default(Likelihood), prediction.Values, target.Values) : double.NaN;
    }

    private readonly struct Likelihood : IBinaryFormula
    {
        public L Apply<L>(L prediction, L target)
            where L : struct, ILane<L>
            => -(target * prediction);
    }
}
