namespace FnnKit.Metrics;

/// <summary>Stores all outputs with the class of each sample, for metrics that rank outputs.</summary>
/// <param name="area">Computes the metric of one class from its outputs in ascending order and from which of them belong to samples of the class; NaN if there are none.</param>
internal sealed class OutputsByClass(OutputsByClass.RankMetric area) : IMetricAccumulator
{
    private readonly List<double> _outputs = [];
    private readonly List<int> _classes = [];
    private int _rows;

    public delegate double RankMetric(ReadOnlySpan<double> outputs, ReadOnlySpan<bool> isOwn);

    /// <summary>With one or two outputs, the result of the second class; with more, the mean over the classes that have a result.</summary>
    public double Result
    {
        get
        {
            double sum = 0;
            int measured = 0;
            for (int row = _rows == 2 ? 1 : 0; row < _rows && _classes.Count > 0; row++)
            {
                var (outputs, isOwn) = Ordered(row, _rows == 1 ? 1 : row);
                if (double.IsNaN(outputs[0]))
                    return double.NaN;
                double value = area(outputs, isOwn);
                (sum, measured) = double.IsNaN(value) ? (sum, measured) : (sum + value, measured + 1);
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
            _classes.Add(PredictedClass.Find(target, sample));
            for (int row = 0; row < prediction.Rows; row++)
                _outputs.Add(double.CreateTruncating(prediction[row, sample]));
        }
    }

    private (double[] Outputs, bool[] IsOwn) Ordered(int row, int label)
    {
        double[] outputs = new double[_classes.Count];
        bool[] isOwn = [.. _classes.Select(other => other == label)];
        for (int sample = 0; sample < outputs.Length; sample++)
            outputs[sample] = _outputs[(sample * _rows) + row];
        Array.Sort(outputs, isOwn);
        return (outputs, isOwn);
    }
}
