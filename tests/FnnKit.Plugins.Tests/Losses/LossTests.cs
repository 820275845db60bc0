using FnnKit.Losses;

namespace FnnKit.Plugins.Tests.Losses;

/// <summary>Values and gradients worked out by hand.</summary>
public sealed class LossTests
{
    [Fact]
    public void Mean_squared_error_averages_over_all_elements()
        => Check(new MeanSquaredError(), [1, 2, 3, 5], [1, 1, 1, 1], 21 / 4.0, [0, 0.5, 1, 2]);

    [Fact]
    public void Binary_cross_entropy_averages_over_all_elements()
        => Check(new BinaryCrossEntropy(), [0.8, 0.4, 0.5, 0.5], [1, 0, 1, 0],
            (0.22314355131420976 + 0.5108256237659907 + (2 * Ln2)) / 4, [-0.3125, 1 / 2.4, -0.5, 0.5]);

    [Fact]
    public void Cross_entropy_averages_over_samples()
        => Check(new CrossEntropy(), [0.8, 0.5, 0.2, 0.5], [1, 0, 0, 1], (0.22314355131420976 + Ln2) / 2, [-0.625, 0, 0, -1]);

    [Fact]
    public void Summed_losses_are_not_averaged()
        => Check(new CrossEntropy { Reduction = Reduction.Sum }, [0.8, 0.5, 0.2, 0.5], [1, 0, 0, 1], 0.22314355131420976 + Ln2, [-1.25, 0, 0, -2]);

    [Fact]
    public void Binary_cross_entropy_on_logits_is_the_sigmoid_less_the_target()
        => Check(new BinaryCrossEntropy().OnLogits(Link.Logistic)!, [0, 0, 0, 0], [1, 0, 1, 0], Ln2, [-0.125, 0.125, -0.125, 0.125]);

    [Fact]
    public void Cross_entropy_on_logits_is_the_softmax_less_the_target()
        => Check(new CrossEntropy().OnLogits(Link.Softmax)!, [0, 1000, 0, 1000], [1, 0, 0, 1], Ln2, [-0.25, 0.25, 0.25, -0.25]);

    [Fact]
    public void Cross_entropy_on_logits_weighs_a_sample_by_the_sum_of_its_targets()
        => Check(new CrossEntropy().OnLogits(Link.Softmax)!, [0, 0, 0, 0], [2, 0, 2, 1], (4 * Ln2 + Ln2) / 2, [0, 0.25, 0, -0.25]);

    [Fact]
    public void A_small_loss_on_logits_keeps_its_digits()
    {
        double[] target = [1];
        double loss = new BinaryCrossEntropy().OnLogits(Link.Logistic)!.Evaluate(new([30], 1, 1), new(target, 1, 1), default(Matrix<double>), true);
        Assert.Equal(9.357622968839737e-14, loss, 1e-28);
    }

    [Fact]
    public void Sure_and_wrong_probabilities_give_a_large_finite_loss_that_still_teaches()
    {
        foreach (ILoss loss in new ILoss[] { new BinaryCrossEntropy(), new CrossEntropy() })
        {
            float[] prediction = [0, 1], target = [1, 0], gradient = new float[2];
            double value = loss.Evaluate(new(prediction, 2, 1), new(target, 2, 1), new Matrix<float>(gradient, 2, 1), needsValue: true);
            Assert.InRange(value, 10, 20);
            Assert.True(gradient[0] < -1e6f && float.IsFinite(gradient[0]));
        }
    }

    [Fact]
    public void Cross_entropy_wants_an_output_for_each_class()
    {
        Assert.Equal(2, new CrossEntropy().MinimumOutputs);
        Assert.Equal(TargetKinds.All, new CrossEntropy().Targets);
        Assert.Equal(1, ((ILoss)new BinaryCrossEntropy()).MinimumOutputs);
        Assert.Null(new CrossEntropy().OnLogits(Link.Logistic));
    }

    private const double Ln2 = 0.6931471805599453;

    private static void Check(ILoss loss, double[] prediction, double[] target, double value, double[] slopes)
    {
        double[] gradient = new double[4];
        Assert.Equal(value, loss.Evaluate(new(prediction, 2, 2), new(target, 2, 2), new Matrix<double>(gradient, 2, 2), needsValue: true), 1e-13);
        for (int i = 0; i < 4; i++)
            Assert.Equal(slopes[i], gradient[i], 1e-13);
    }
}
