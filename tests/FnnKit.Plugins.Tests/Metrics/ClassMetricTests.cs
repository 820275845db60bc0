using FnnKit.Metrics;

namespace FnnKit.Plugins.Tests.Metrics;

/// <summary>Where metrics of classes have to decide what nothing over nothing is.</summary>
public sealed class ClassMetricTests
{
    // Three classes, of which the last has no samples but is predicted once; samples 0, 0, 1, 1 are taken for 0, 1, 1, 2.
    private static readonly double[] Prediction = [1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1];
    private static readonly double[] Target = [1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0];

    [Fact]
    public void Precision_of_a_class_without_samples_is_zero() => Assert.Equal((1 + 0.5 + 0) / 3, Measure(new PrecisionMetric()), 1e-15);

    [Fact]
    public void Recall_weighed_by_samples_leaves_a_class_without_any_out()
        => Assert.Equal(0.5, Measure(new Recall { Average = Averaging.Weighted }), 1e-15);

    [Fact]
    public void Micro_averages_are_the_accuracy_where_every_sample_has_one_class()
        => Assert.All(
            new IMetric[] { new PrecisionMetric { Average = Averaging.Micro }, new Recall { Average = Averaging.Micro }, new F1 { Average = Averaging.Micro } },
            metric => Assert.Equal(0.5, Measure(metric)));

    [Fact]
    public void Balanced_accuracy_leaves_a_class_without_samples_out() => Assert.Equal(0.5, Measure(new BalancedAccuracy()));

    [Fact]
    public void What_is_not_a_number_is_right_for_no_class()
        => Assert.Equal(0, Measure(new Recall(), [double.NaN, double.NaN], [1, 0], 2));

    [Fact]
    public void Roc_auc_counts_equal_outputs_half_and_leaves_classes_out_that_have_no_others()
    {
        Assert.Equal(0.875, Measure(new RocAuc(), [0.1, 0.4, 0.4, 0.8], [0, 0, 1, 1], 1));
        Assert.Equal(double.NaN, Measure(new RocAuc(), [0.1, 0.4], [1, 1], 1));
        Assert.Equal(double.NaN, Measure(new RocAuc(), [0.1, double.NaN], [0, 1], 1));
    }

    [Fact]
    public void Probabilities_are_held_against_the_classes()
    {
        Assert.Equal(0.4, Measure(new CalibrationError(), [0.9, 0.9], [1, 0], 1), 1e-15);
        Assert.Equal(0.2, Measure(new CalibrationError(), [0.2, 0.2], [0, 0], 1), 1e-15);
        Assert.Equal(0.3, Measure(new CalibrationError(), [0.7, 0.3], [1, 0], 2), 1e-15);
        Assert.Equal((0.04 + 0.25) / 2, Measure(new BrierScore(), [0.8, 0.5], [1, 0], 1), 1e-15);
        Assert.Equal(0.18, Measure(new BrierScore(), [0.7, 0.3], [1, 0], 2), 1e-15);
    }

    [Fact]
    public void Explained_variance_forgives_a_constant_and_r2_does_not()
    {
        Assert.Equal(1, Measure(new ExplainedVariance(), [2, 3, 4], [1, 2, 3], 1));
        Assert.Equal(-0.5, Measure(new R2(), [2, 3, 4], [1, 2, 3], 1));
        Assert.Equal(0, Measure(new R2(), [2, 3], [5, 5], 1));
    }

    [Fact]
    public void A_share_of_nothing_is_left_out()
    {
        Assert.Equal(0.5, Measure(new MeanAbsolutePercentageError(), [9, 3], [0, 2], 1));
        Assert.Equal(double.NaN, Measure(new MeanAbsolutePercentageError(), [9], [0], 1));
    }

    private static double Measure(IMetric metric) => Measure(metric, Prediction, Target, 3);

    private static double Measure(IMetric metric, double[] prediction, double[] target, int outputs)
    {
        var accumulator = metric.Start();
        accumulator.Add(new(prediction, outputs, prediction.Length / outputs), new ReadOnlyMatrix<double>(target, outputs, target.Length / outputs));
        return accumulator.Result;
    }
}
