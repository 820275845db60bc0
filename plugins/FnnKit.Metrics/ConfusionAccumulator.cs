namespace FnnKit.Metrics;

/// <summary>A metric that is computed from the confusion matrix.</summary>
internal sealed class ConfusionAccumulator(Func<ConfusionCounts, double> measure) : IMetricAccumulator
{
    private readonly ConfusionCounts _counts = new();

    public double Result => _counts.Samples == 0 ? double.NaN : measure(_counts);

    public void Reset() => _counts.Clear();

    public double[] Save() => _counts.Save();

    public void Restore(ReadOnlySpan<double> saved) => _counts.Restore(saved);

    public void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => _counts.Add(prediction, target);
}
