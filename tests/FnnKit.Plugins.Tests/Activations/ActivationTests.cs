using FnnKit.Activations;

namespace FnnKit.Plugins.Tests.Activations;

/// <summary>Values and slopes worked out by hand.</summary>
public sealed class ActivationTests
{
    [Theory]
    [InlineData(-2, 0, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(3, 3, 1)]
    public void Relu_cuts_off_what_is_negative(double x, double y, double slope) => Check(new Relu(), x, y, slope);

    [Theory]
    [InlineData(-2, -0.4, 0.2)]
    [InlineData(3, 3, 1)]
    public void Leaky_relu_lets_a_share_through(double x, double y, double slope) => Check(new LeakyRelu { Alpha = 0.2 }, x, y, slope);

    [Theory]
    [InlineData(-1, -1.2642411176571153, 0.7357588823428847)]
    [InlineData(3, 3, 1)]
    public void Elu_levels_off(double x, double y, double slope) => Check(new Elu { Alpha = 2 }, x, y, slope);

    [Theory]
    [InlineData(0, 0.5, 0.25)]
    [InlineData(1, 0.7310585786300049, 0.19661193324148185)]
    public void Sigmoid_squeezes_into_zero_to_one(double x, double y, double slope) => Check(new Sigmoid(), x, y, slope);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.5, 0.46211715726000976, 0.7864477329659274)]
    public void Tanh_squeezes_into_minus_one_to_one(double x, double y, double slope) => Check(new Tanh(), x, y, slope);

    [Theory]
    [InlineData(0, 0.6931471805599453, 0.5)]
    [InlineData(-20, 2.0611536181902037e-9, 2.061153618190204e-9)]
    public void Softplus_is_positive_everywhere(double x, double y, double slope) => Check(new Softplus(), x, y, slope);

    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(2, 1.7615941559557649, 1.0907842487848955)]
    public void Swish_weighs_by_its_sigmoid(double x, double y, double slope) => Check(new Swish(), x, y, slope);

    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(1, 0.8413447460685429, 1.0833154705876862)]
    [InlineData(-1, -0.15865525393145707, -0.08331547058768628)]
    public void Gelu_weighs_by_the_normal_distribution(double x, double y, double slope) => Check(new Gelu(), x, y, slope);

    [Fact]
    public void Identity_changes_nothing() => Check(new Identity(), -1.5, -1.5, 1);

    [Fact]
    public void Softmax_gives_shares_of_each_sample_by_itself()
    {
        double[] x = [1, 1000, 2, 1000, 3, 1000], y = new double[6];
        new Softmax().Forward(new(x, 3, 2), new Matrix<double>(y, 3, 2));
        double[] expected = [0.09003057317038046, 1 / 3.0, 0.24472847105479764, 1 / 3.0, 0.6652409557748219, 1 / 3.0];
        for (int i = 0; i < 6; i++)
            Assert.Equal(expected[i], y[i], 1e-15);
    }

    [Fact]
    public void Softmax_goes_back_through_all_shares_of_a_sample()
    {
        double[] y = [0.2, 0.3, 0.5], dy = [1, 0, 2], dx = new double[3];
        new Softmax().Backward(new(y, 3, 1), new(y, 3, 1), new(dy, 3, 1), new Matrix<double>(dx, 3, 1));
        double[] expected = [0.2 * (1 - 1.2), 0.3 * -1.2, 0.5 * (2 - 1.2)];
        for (int i = 0; i < 3; i++)
            Assert.Equal(expected[i], dx[i], 1e-15);
    }

    [Fact]
    public void Softmax_leaves_a_class_out_whose_number_is_minus_infinity()
    {
        float[] x = [0, float.NegativeInfinity, 0], y = new float[3];
        new Softmax().Forward(new(x, 3, 1), new Matrix<float>(y, 3, 1));
        Assert.Equal([0.5f, 0, 0.5f], y);
    }

    [Fact]
    public void Links_tell_losses_what_the_outputs_mean()
    {
        Assert.Equal(Link.Logistic, new Sigmoid().Link);
        Assert.Equal(Link.Softmax, new Softmax().Link);
        Assert.Equal(Link.None, new Tanh().Link);
    }

    private static void Check(IActivation activation, double x, double y, double slope)
    {
        double[] output = new double[1], dx = new double[1];
        activation.Forward(new([x], 1, 1), new Matrix<double>(output, 1, 1));
        activation.Backward(new([x], 1, 1), new(output, 1, 1), new([2], 1, 1), new Matrix<double>(dx, 1, 1));
        Assert.Equal(y, output[0], 1e-14);
        Assert.Equal(2 * slope, dx[0], 1e-14);
    }
}
