namespace FnnKit.Metrics;

/// <summary>
/// The share of the variation of the targets that the predictions explain: 1 minus the remaining variation divided by all of it, averaged over outputs.
/// </summary>
/// <param name="isAboutMean">Whether the remaining variation is measured about its mean, which ignores a constant error.</param>
internal sealed class ExplainedShare(bool isAboutMean) : IMetricAccumulator
{
    private RunningSpread[] _targets = [];
    private RunningSpread[] _errors = [];
    private double[] _squaredErrors = [];
    private long _samples;

    public double Result
    {
        get
        {
            double sum = 0;
            for (int output = 0; output < _targets.Length; output++)
                sum += Share(isAboutMean ? _errors[output].SumOfSquares : _squaredErrors[output], _targets[output].SumOfSquares);
            // One target has no variance that could be explained.
            return _samples < 2 ? double.NaN : sum / _targets.Length;
        }
    }

    public void Reset()
    {
        Array.Clear(_targets);
        Array.Clear(_errors);
        Array.Clear(_squaredErrors);
        _samples = 0;
    }

    public double[] Save()
    {
        const int size = RunningSpread.SavedSize, each = (2 * size) + 1;
        double[] saved = new double[1 + (_targets.Length * each)];
        saved[0] = _samples;
        for (int output = 0; output < _targets.Length; output++)
        {
            var own = saved.AsSpan(1 + (output * each), each);
            _targets[output].Save(own);
            _errors[output].Save(own[size..]);
            own[^1] = _squaredErrors[output];
        }

        return saved;
    }

    public void Restore(ReadOnlySpan<double> saved)
    {
        const int size = RunningSpread.SavedSize, each = (2 * size) + 1;
        Resize(saved.Length / each);
        _samples = (long)saved[0];
        for (int output = 0; output < _targets.Length; output++)
        {
            var own = saved.Slice(1 + (output * each), each);
            _targets[output].Restore(own);
            _errors[output].Restore(own[size..]);
            _squaredErrors[output] = own[^1];
        }
    }

    public void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Resize(prediction.Rows);
        _samples += prediction.Columns;
        for (int output = 0; output < prediction.Rows; output++)
        {
            ReadOnlySpan<T> p = prediction[output], t = target[output];
            for (int sample = 0; sample < p.Length; sample++)
            {
                double wanted = double.CreateTruncating(t[sample]), error = wanted - double.CreateTruncating(p[sample]);
                _targets[output].Add(wanted);
                _errors[output].Add(error);
                _squaredErrors[output] += error * error;
            }
        }
    }

    /// <summary>If the targets do not vary, predictions without error explain everything and others nothing.</summary>
    private static double Share(double left, double whole) => whole != 0 ? 1 - (left / whole) : left == 0 ? 1 : 0;

    private void Resize(int outputs)
    {
        if (outputs == _targets.Length)
            return;
        (_targets, _errors, _squaredErrors) = (new RunningSpread[outputs], new RunningSpread[outputs], new double[outputs]);
    }
}
