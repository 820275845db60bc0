namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every metric.</summary>
public sealed class MetricLaws
{
    private const int Outputs = 3;
    private const int Samples = 60;

    public static TheoryData<string> All => Parts.Names<IMetric>();

    [Theory]
    [MemberData(nameof(All))]
    public void Batches_measure_what_the_whole_does_and_nothing_is_left_after_a_reset(string name)
    {
        var (prediction, target) = Case();
        var metric = Parts.Make<IMetric>(name);
        IMetricAccumulator whole = metric.Start(), parts = metric.Start();
        Assert.True(double.IsNaN(whole.Result));
        whole.Add(new(prediction, Outputs, Samples), new ReadOnlyMatrix<double>(target, Outputs, Samples));
        for (int sample = 0; sample < Samples; sample++)
            parts.Add(new(Column(prediction, sample), Outputs, 1), new ReadOnlyMatrix<float>(Column(target, sample), Outputs, 1));
        Assert.Equal(whole.Result, parts.Result, 1e-6);
        parts.Reset();
        Assert.True(double.IsNaN(parts.Result));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Perfect_predictions_are_better_than_others(string name)
    {
        var (prediction, target) = Case();
        var metric = Parts.Make<IMetric>(name);
        IMetricAccumulator perfect = metric.Start(), other = metric.Start();
        perfect.Add(new(target, Outputs, Samples), new ReadOnlyMatrix<double>(target, Outputs, Samples));
        other.Add(new(prediction, Outputs, Samples), new ReadOnlyMatrix<double>(target, Outputs, Samples));
        Assert.Equal(metric.IsHigherBetter, perfect.Result > other.Result);
        Assert.NotEqual(perfect.Result, other.Result);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_allocated(string name)
    {
        var (prediction, target) = Case();
        var metric = Parts.Make<IMetric>(name).Start();
        Allocations.AssertNone(() => metric.Add(new(prediction, Outputs, Samples), new ReadOnlyMatrix<double>(target, Outputs, Samples)));
    }

    private static (double[] Prediction, double[] Target) Case()
    {
        double[] target = new double[Outputs * Samples];
        for (int sample = 0; sample < Samples; sample++)
            target[(sample % Outputs * Samples) + sample] = 1;
        return (Differences.Draw(target.Length, 0, 1), target);
    }

    private static float[] Column(double[] values, int sample) => [.. Enumerable.Range(0, Outputs).Select(row => (float)values[(row * Samples) + sample])];
}
