namespace FnnKit.Metrics;

/// <summary>The cross-entropy of the targets under the predicted probabilities: the mean over samples.</summary>
/// <remarks>
/// <c>mean over samples(-Σ t · ln p)</c>, where the p of a sample are divided by their sum. With one output, the classes have the probabilities 1 - p and p.
/// Each p is clipped to the range from Epsilon to 1 - Epsilon. Source: Good, Rational decisions, Journal of the Royal Statistical Society B 14, 1952.
/// </remarks>
[Metric("log-loss")]
public sealed class LogLoss : IMetric
{
    /// <summary>The smallest probability; smaller ones are replaced by it.</summary>
    [Range(1e-30, 0.1)]
    public double Epsilon { get; set; } = 1e-15;

    /// <inheritdoc/>
    public bool IsHigherBetter => false;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public bool NeedsProbabilities(int outputs) => true;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new Accumulator(Epsilon);

    private sealed class Accumulator(double epsilon) : IMetricAccumulator
    {
        private double _sum;
        private long _samples;

        public double Result => _samples == 0 ? double.NaN : _sum / _samples;

        public void Reset() => (_sum, _samples) = (0, 0);

        public double[] Save() => [_sum, _samples];

        public void Restore(ReadOnlySpan<double> saved) => (_sum, _samples) = (saved[0], (long)saved[1]);

        public void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            _samples += prediction.Columns;
            for (int sample = 0; sample < prediction.Columns; sample++)
                _sum += prediction.Rows > 1 ? OfClasses(prediction, target, sample) : OfOne(prediction[0, sample], target[0, sample]);
        }

        private double OfOne<T>(T prediction, T target)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double p = Limited(prediction), t = double.CreateTruncating(target);
            return -(t * Scalar.Log(p)) - ((1 - t) * Scalar.Log(1 - p));
        }

        private double OfClasses<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, int sample)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double total = 0, loss = 0;
            for (int row = 0; row < prediction.Rows; row++)
                total += Limited(prediction[row, sample]);
            for (int row = 0; row < prediction.Rows; row++)
                loss -= double.CreateTruncating(target[row, sample]) * Scalar.Log(Limited(prediction[row, sample]) / total);
            return loss;
        }

        private double Limited<T>(T probability)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            => Math.Clamp(double.CreateTruncating(probability), epsilon, 1 - epsilon);
    }
}
