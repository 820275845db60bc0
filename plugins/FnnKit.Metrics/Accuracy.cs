namespace FnnKit.Metrics;

/// <summary>The share of samples whose predicted class is correct.</summary>
/// <remarks>
/// The predicted class is that of the largest output, or of the first of equal ones. A single output above 0.5 predicts the second class. A NaN output counts
/// as wrong.
/// </remarks>
[Metric("accuracy")]
public sealed class Accuracy : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new Accumulator();

    private sealed class Accumulator : IMetricAccumulator
    {
        private long _right;
        private long _samples;

        public double Result => _samples == 0 ? double.NaN : (double)_right / _samples;

        public void Reset() => (_right, _samples) = (0, 0);

        public double[] Save() => [_right, _samples];

        public void Restore(ReadOnlySpan<double> saved) => (_right, _samples) = ((long)saved[0], (long)saved[1]);

        public void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            _samples += prediction.Columns;
            for (int sample = 0; sample < prediction.Columns; sample++)
            {
                int predicted = PredictedClass.Find(prediction, sample);
                if (predicted >= 0 && predicted == PredictedClass.Find(target, sample))
                    _right++;
            }
        }
    }
}
