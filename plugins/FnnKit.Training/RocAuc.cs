namespace FnnKit.Training;

/// <summary>How likely a sample of a class gets a larger output for it than another: the area under the receiver operating characteristic.</summary>
/// <remarks>
/// Exact, equal outputs counting half: <c>(R - a · (a + 1) / 2) / (a · b)</c>, where the a samples of the class have the ranks R in sum among all and b are of
/// others. With one output or two it is that of the second class; with more, the mean over the classes, each against the rest. Classes without samples, or
/// without others, are left out. It remembers every output. Source: Hanley and McNeil, The meaning and use of the area under a receiver operating
/// characteristic curve, Radiology 143, 1982.
/// </remarks>
[Metric("roc-auc")]
public sealed class RocAuc : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new Accumulator();

    private sealed class Accumulator : IMetricAccumulator
    {
        private readonly List<double> _outputs = [];
        private readonly List<int> _classes = [];
        private int _rows;

        public double Result
        {
            get
            {
                double sum = 0;
                int measured = 0;
                for (int row = _rows == 2 ? 1 : 0; row < _rows; row++)
                {
                    double area = Area(row, _rows == 1 ? 1 : row);
                    if (double.IsNaN(area) && HasBoth(_rows == 1 ? 1 : row))
                        return double.NaN;
                    (sum, measured) = double.IsNaN(area) ? (sum, measured) : (sum + area, measured + 1);
                }

                return measured == 0 ? double.NaN : sum / measured;
            }
        }

        public void Reset()
        {
            _outputs.Clear();
            _classes.Clear();
        }

        public double[] Save() => [_rows, .. _classes.Select(label => (double)label), .. _outputs];

        public void Restore(ReadOnlySpan<double> saved)
        {
            Reset();
            _rows = (int)saved[0];
            int samples = (saved.Length - 1) / (_rows + 1);
            foreach (double label in saved.Slice(1, samples))
                _classes.Add((int)label);
            _outputs.AddRange(saved[(1 + samples)..]);
        }

        public void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            _rows = prediction.Rows;
            for (int sample = 0; sample < prediction.Columns; sample++)
            {
                _classes.Add(PredictedClass.Of(target, sample));
                for (int row = 0; row < prediction.Rows; row++)
                    _outputs.Add(double.CreateTruncating(prediction[row, sample]));
            }
        }

        private bool HasBoth(int label) => _classes.Contains(label) && _classes.Exists(other => other != label);

        /// <summary>The area of one output, NaN where there is none.</summary>
        private double Area(int row, int label)
        {
            double[] outputs = new double[_classes.Count];
            int[] classes = [.. _classes];
            for (int sample = 0; sample < outputs.Length; sample++)
                outputs[sample] = _outputs[(sample * _rows) + row];
            Array.Sort(outputs, classes);
            if (outputs.Length > 0 && double.IsNaN(outputs[0]))
                return double.NaN;
            double ranks = 0, own = 0;
            for (int start = 0, end = 0; start < outputs.Length; start = end)
            {
                while (end < outputs.Length && outputs[end] == outputs[start])
                    end++;
                int among = classes.AsSpan(start, end - start).Count(label);
                ranks += among * (start + end + 1) / 2.0;
                own += among;
            }

            return (ranks - (own * (own + 1) / 2)) / (own * (outputs.Length - own));
        }
    }
}
