namespace FnnKit.Losses;

/// <summary>How much is lost by taking the predicted probabilities for the true ones, averaged over samples: for targets that are shares of classes.</summary>
/// <remarks>
/// <c>loss = mean over samples(Σ t · (ln t - ln p))</c>, gradient <c>-t / p / samples</c>; neither t nor p is taken as less than Epsilon.
/// Source: Kullback and Leibler, On information and sufficiency, Annals of Mathematical Statistics 22, 1951.
/// </remarks>
[Loss("kl-divergence")]
public sealed class KullbackLeiblerDivergence : ILoss
{
    /// <summary>Whether the losses of the samples are averaged or summed.</summary>
    public Reduction Reduction { get; set; } = Reduction.Mean;

    /// <summary>What probabilities of less are taken as.</summary>
    [Range(1e-30, 0.1)]
    public double Epsilon { get; set; } = 1e-7;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.All;

    /// <inheritdoc/>
    public int MinimumOutputs => 2;

    /// <inheritdoc/>
    public double Evaluate<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double scale = Reduction == Reduction.Mean ? 1.0 / prediction.Columns : 1;
        if (!gradient.IsEmpty)
            Elementwise.Map(new Derivative(Epsilon, scale), prediction.Values, target.Values, gradient.Values);
        return needsValue ? scale * Elementwise.Sum(new Divergence(Epsilon), prediction.Values, target.Values) : double.NaN;
    }

    private readonly struct Divergence(double epsilon) : IBinaryFormula
    {
        private readonly double _epsilon = epsilon;

        public L Apply<L>(L prediction, L target)
            where L : struct, ILane<L>
            => target * (L.Log(L.Max(target, _epsilon)) - L.Log(L.Max(prediction, _epsilon)));
    }

    private readonly struct Derivative(double epsilon, double scale) : IBinaryFormula
    {
        private readonly double _epsilon = epsilon;
        private readonly double _scale = -scale;

        public L Apply<L>(L prediction, L target)
            where L : struct, ILane<L>
            => _scale * target / L.Max(prediction, _epsilon);
    }
}
