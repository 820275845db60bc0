using FnnKit.Metrics;

namespace FnnKit.Plugins.Tests.Metrics;

public sealed class MetricTests
{
    [Fact]
    public void Accuracy_counts_the_samples_whose_largest_output_is_their_class()
        => Assert.Equal(2 / 3.0, Measure(new Accuracy(), [0.2, 0.6, 0.5, 0.8, 0.4, 0.5], [0, 0, 1, 1, 1, 0], 2));

    [Fact]
    public void Accuracy_of_one_output_has_its_border_at_one_half()
        => Assert.Equal(0.75, Measure(new Accuracy(), [0.2, 0.6, 0.5, 0.8], [0, 1, 1, 1], 1));

    [Fact]
    public void Accuracy_counts_what_is_not_a_number_as_wrong()
    {
        Assert.Equal(0.5, Measure(new Accuracy(), [double.NaN, 0.4], [0, 0], 1));
        Assert.Equal(0.5, Measure(new Accuracy(), [1, 1, double.NaN, 0], [1, 1, 0, 0], 2));
    }

    [Fact]
    public void Mean_absolute_error_is_in_the_unit_of_the_targets() => Assert.Equal(1.5, Measure(new MeanAbsoluteError(), [1, 2, 3, 4], [1, 4, 2, 1], 2));

    [Fact]
    public void Root_mean_squared_error_weighs_large_errors()
        => Assert.Equal(Math.Sqrt(3.5), Measure(new RootMeanSquaredError(), [1, 2, 3, 4], [1, 4, 2, 1], 2), 1e-15);

    [Fact]
    public void Metrics_say_what_is_better_and_what_they_are_for()
    {
        Assert.True(new Accuracy().IsHigherBetter);
        Assert.False(new MeanAbsoluteError().IsHigherBetter);
        Assert.Equal(TargetKinds.Classes, new Accuracy().Targets);
        Assert.Equal(TargetKinds.Numbers, new RootMeanSquaredError().Targets);
    }

    private static double Measure(IMetric metric, double[] prediction, double[] target, int outputs)
    {
        var accumulator = metric.Start();
        accumulator.Add(new(prediction, outputs, prediction.Length / outputs), new ReadOnlyMatrix<double>(target, outputs, target.Length / outputs));
        return accumulator.Result;
    }
}
