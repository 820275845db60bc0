namespace FnnKit.Metrics;

/// <summary>The expected calibration error: how far the probability of the predicted class is from the share of predictions that are right.</summary>
/// <remarks>
/// Predictions are put into bins by the probability of their class: <c>Σ n_b / n · |right_b / n_b - mean p_b|</c>. 0 is best. Source: Naeini, Cooper and Hauskrecht,
/// Obtaining well calibrated probabilities using Bayesian binning, AAAI 2015.
/// </remarks>
[Metric("calibration-error")]
public sealed class CalibrationError : IMetric
{
    /// <summary>The number of bins, each of the same width.</summary>
    [Range(1, 1000)]
    public int Bins { get; set; } = 15;

    /// <inheritdoc/>
    public bool IsHigherBetter => false;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public bool NeedsProbabilities(int outputs) => true;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new Accumulator(Bins);

    private sealed class Accumulator(int bins) : IMetricAccumulator
    {
        /// <summary>Of each bin the number of samples, of those predicted right, and the sum of their probabilities.</summary>
        private readonly double[] _sums = new double[3 * bins];

        public double Result
        {
            get
            {
                double samples = 0, error = 0;
                for (int bin = 0; bin < bins; bin++)
                {
                    samples += _sums[3 * bin];
                    error += Math.Abs(_sums[(3 * bin) + 1] - _sums[(3 * bin) + 2]);
                }

                return samples == 0 ? double.NaN : error / samples;
            }
        }

        public void Reset() => Array.Clear(_sums);

        public double[] Save() => [.. _sums];

        public void Restore(ReadOnlySpan<double> saved) => saved.CopyTo(_sums);

        public void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int sample = 0; sample < prediction.Columns; sample++)
            {
                int predicted = PredictedClass.Find(prediction, sample);
                if (predicted < 0)
                {
                    Add(0, double.NaN, isRight: false);
                    continue;
                }

                bool isOne = prediction.Rows == 1;
                double output = double.CreateTruncating(prediction[isOne ? 0 : predicted, sample]);
                double probability = isOne && predicted == 0 ? 1 - output : output;
                double share = double.CreateTruncating(target[isOne ? 0 : predicted, sample]);
                Add(Math.Clamp((int)(probability * bins), 0, bins - 1), probability, (isOne && predicted == 0 ? 1 - share : share) > 0.5);
            }
        }

        private void Add(int bin, double probability, bool isRight)
        {
            _sums[3 * bin]++;
            _sums[(3 * bin) + 1] += isRight ? 1 : 0;
            _sums[(3 * bin) + 2] += probability;
        }
    }
}
