namespace FnnKit.Metrics;

/// <summary>The mean squared distance between the predicted probabilities and the classes: how well probabilities are calibrated and how sharp they are.</summary>
/// <remarks>
/// <c>mean over samples(Σ (p - t)²)</c> over the outputs of a sample; with one output <c>mean((p - t)²)</c>, which is half of what two outputs give.
/// Source: Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78, 1950.
/// </remarks>
[Metric("brier-score")]
public sealed class BrierScore : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => false;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public bool NeedsProbabilities(int outputs) => true;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new Accumulator();

    private sealed class Accumulator : IMetricAccumulator
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
            {
                for (int row = 0; row < prediction.Rows; row++)
                {
                    double distance = double.CreateTruncating(prediction[row, sample]) - double.CreateTruncating(target[row, sample]);
                    _sum += distance * distance;
                }
            }
        }
    }
}
