namespace FnnKit.Metrics;

/// <summary>The confusion matrix: how many samples of each class were predicted as each class.</summary>
internal sealed class ConfusionCounts
{
    private long[] _pairs = [];

    /// <summary>The number of classes; 0 before the first batch.</summary>
    public int Classes { get; private set; }

    /// <summary>The number of samples.</summary>
    public long Samples { get; private set; }

    /// <summary>The number of samples of one class that were predicted as another. Samples with a NaN output are predicted as none.</summary>
    public long this[int actual, int predicted] => _pairs[(actual * Classes) + predicted];

    /// <summary>The number of samples of a class.</summary>
    public long Actual(int label) => _pairs[(Classes * Classes) + label];

    /// <summary>The number of samples that were predicted as a class.</summary>
    public long Predicted(int label)
    {
        long sum = 0;
        for (int actual = 0; actual < Classes; actual++)
            sum += this[actual, label];
        return sum;
    }

    /// <summary>The number of correct predictions.</summary>
    public long Right()
    {
        long sum = 0;
        for (int label = 0; label < Classes; label++)
            sum += this[label, label];
        return sum;
    }

    public void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Resize(Math.Max(prediction.Rows, 2));
        for (int sample = 0; sample < prediction.Columns; sample++)
        {
            int predicted = PredictedClass.Find(prediction, sample), actual = PredictedClass.Find(target, sample);
            if (actual < 0)
                continue;
            Samples++;
            _pairs[(Classes * Classes) + actual]++;
            if (predicted >= 0)
                _pairs[(actual * Classes) + predicted]++;
        }
    }

    public void Clear()
    {
        Array.Clear(_pairs);
        Samples = 0;
    }

    public double[] Save() => [Classes, Samples, .. _pairs.Select(count => (double)count)];

    public void Restore(ReadOnlySpan<double> saved)
    {
        Resize((int)saved[0]);
        Samples = (long)saved[1];
        for (int i = 0; i < _pairs.Length; i++)
            _pairs[i] = (long)saved[i + 2];
    }

    private void Resize(int classes)
    {
        if (classes == Classes)
            return;
        Classes = classes;
        _pairs = new long[(classes * classes) + classes];
    }
}
