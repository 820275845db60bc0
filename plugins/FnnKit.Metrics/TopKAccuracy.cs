namespace FnnKit.Metrics;

/// <summary>The share of samples whose class is among the k largest outputs.</summary>
/// <remarks>
/// Among equal outputs, the first ones rank higher. A single output ranks the two classes as in <see cref="Accuracy"/>. A sample with a NaN output counts as
/// wrong.
/// </remarks>
[Metric("top-k-accuracy")]
public sealed class TopKAccuracy : IMetric
{
    /// <summary>The number of largest outputs that count.</summary>
    [Range(1, int.MaxValue)]
    public int K { get; set; } = 2;

    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new Accumulator(K);

    private sealed class Accumulator(int k) : IMetricAccumulator
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
                int predicted = PredictedClass.Find(prediction, sample), actual = PredictedClass.Find(target, sample);
                if (predicted < 0 || actual < 0)
                    continue;
                int rank = prediction.Rows > 1 ? Rank(prediction, sample, actual) : predicted == actual ? 0 : 1;
                if (rank < k)
                    _right++;
            }
        }

        private static int Rank<T>(ReadOnlyMatrix<T> prediction, int sample, int label)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T own = prediction[label, sample];
            int rank = 0;
            for (int row = 0; row < prediction.Rows; row++)
            {
                T other = prediction[row, sample];
                if (other > own || (other == own && row < label))
                    rank++;
            }

            return rank;
        }
    }
}
