namespace FnnKit.Losses;

/// <summary>The distance between prediction and target, weighed by side and averaged over all elements: teaches a quantile of the targets.</summary>
/// <remarks>
/// <c>loss = mean(max(q · (t - p), (q - 1) · (t - p)))</c>, also called pinball loss; with q = 0.5 it is half the mean absolute error, and teaches the median.
/// Source: Koenker and Bassett, Regression quantiles, Econometrica 46, 1978.
/// </remarks>
[Loss("quantile")]
public sealed class QuantileLoss : Loss<QuantileLoss.Formula>
{
    /// <summary>Which share of the targets is to lie below the prediction.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Quantile { get; set; } = 0.5;

    /// <inheritdoc/>
    protected override Formula Build() => new(Quantile);

    /// <summary><c>max(q · (t - p), (q - 1) · (t - p))</c></summary>
    public readonly struct Formula(double quantile) : ILossFormula<Formula>
    {
        private readonly double _quantile = quantile;

        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            T missing = target - prediction;
            return T.Max(_quantile * missing, (_quantile - 1) * missing);
        }
    }
}
