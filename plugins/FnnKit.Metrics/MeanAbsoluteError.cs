namespace FnnKit.Metrics;

/// <summary>The mean absolute difference of predictions and targets, over all outputs.</summary>
/// <remarks><c>mean(|p - t|)</c>, in the unit of the targets.</remarks>
[Metric("mean-absolute-error")]
public sealed class MeanAbsoluteError : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => false;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Numbers;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new Accumulator();

    private sealed class Accumulator : IMetricAccumulator
    {
        private double _sum;
        private long _count;

        public double Result => _count == 0 ? double.NaN : _sum / _count;

        public void Reset() => (_sum, _count) = (0, 0);

        public double[] Save() => [_sum, _count];

        public void Restore(ReadOnlySpan<double> saved) => (_sum, _count) = (saved[0], (long)saved[1]);

        public void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            ReadOnlySpan<T> p = prediction.Values, t = target.Values;
            for (int i = 0; i < p.Length; i++)
                _sum += Math.Abs(double.CreateTruncating(p[i]) - double.CreateTruncating(t[i]));
            _count += p.Length;
        }
    }
}
