namespace FnnKit.Training;

/// <summary>The share of samples whose class is predicted.</summary>
/// <remarks>
/// The predicted class is the largest output, the first of equals; with one output it is the second class above one half. A prediction that is not a number
/// is wrong.
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
                int predicted = Class(prediction, sample);
                if (predicted >= 0 && predicted == Class(target, sample))
                    _right++;
            }
        }

        /// <summary>The class of a sample, or -1 if one of its outputs is not a number.</summary>
        private static int Class<T>(ReadOnlyMatrix<T> outputs, int sample)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var values = outputs.Values;
            int best = 0;
            T largest = values[sample];
            if (outputs.Rows == 1)
                return T.IsNaN(largest) ? -1 : largest > T.CreateTruncating(0.5) ? 1 : 0;
            for (int row = 0, at = sample; row < outputs.Rows; row++, at += outputs.Columns)
            {
                if (T.IsNaN(values[at]))
                    return -1;
                if (values[at] > largest)
                    (best, largest) = (row, values[at]);
            }

            return best;
        }
    }
}
