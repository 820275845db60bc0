namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every activation.</summary>
public sealed class ActivationLaws
{
    private const int Rows = 4;

    public static TheoryData<string> All => Parts.Names<IActivation>();

    [Theory]
    [MemberData(nameof(All))]
    public void The_gradient_is_what_differences_say(string name)
    {
        var activation = Parts.Make<IActivation>(name);
        const int columns = 9;
        double[] x = Differences.Draw(Rows * columns, -4, 4), weight = Differences.Draw(x.Length, -1, 1, "weights"), y = new double[x.Length];
        double[] dx = new double[x.Length];
        Forward(activation, x, y, columns);
        activation.Backward(new(x, Rows, columns), new(y, Rows, columns), new(weight, Rows, columns), new Matrix<double>(dx, Rows, columns));
        double[] probe = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            var slope = Differences.Slope(
                () =>
                {
                    Forward(activation, x, probe, columns);
                    return probe.Zip(weight, (value, w) => value * w).Sum();
                },
                ref x[i]);
            Differences.AssertSlope(slope, dx[i], $"{name} at {x[i]}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Buffers_may_be_shared(string name)
    {
        var activation = Parts.Make<IActivation>(name);
        const int columns = 131;
        double[] x = Differences.Draw(Rows * columns, -3, 3), y = new double[x.Length], inPlace = [.. x];
        Forward(activation, x, y, columns);
        Forward(activation, inPlace, inPlace, columns);
        Assert.Equal(y, inPlace);

        double[] dy = Differences.Draw(x.Length, -1, 1, "dy"), dx = new double[x.Length], shared = [.. dy];
        activation.Backward(new(x, Rows, columns), new(y, Rows, columns), new(dy, Rows, columns), new Matrix<double>(dx, Rows, columns));
        double[] inputs = activation.SlopeFromOutput ? y : x;
        activation.Backward(new(inputs, Rows, columns), new(y, Rows, columns), new(shared, Rows, columns), new Matrix<double>(shared, Rows, columns));
        Assert.Equal(dx, shared);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_sample_gets_the_same_bits_in_any_batch(string name)
    {
        var activation = Parts.Make<IActivation>(name);
        float[] whole = [.. Differences.Draw(Rows * 257, -5, 5).Select(value => (float)value)], alone = new float[Rows], gradient = new float[Rows];
        for (int columns = 0; columns <= 257; columns++)
        {
            float[] x = whole[..(Rows * columns)], y = new float[x.Length], dx = new float[x.Length];
            activation.Forward(new(x, Rows, columns), new Matrix<float>(y, Rows, columns));
            activation.Backward(new(x, Rows, columns), new(y, Rows, columns), new(x, Rows, columns), new Matrix<float>(dx, Rows, columns));
            for (int column = 0; column < columns; column += 1 + (columns / 5))
            {
                for (int row = 0; row < Rows; row++)
                    alone[row] = x[(row * columns) + column];
                float[] input = [.. alone];
                activation.Forward(new(input, Rows, 1), new Matrix<float>(alone, Rows, 1));
                activation.Backward(new(input, Rows, 1), new(alone, Rows, 1), new(input, Rows, 1), new Matrix<float>(gradient, Rows, 1));
                for (int row = 0; row < Rows; row++)
                {
                    Assert.Equal(BitConverter.SingleToInt32Bits(alone[row]), BitConverter.SingleToInt32Bits(y[(row * columns) + column]));
                    Assert.Equal(BitConverter.SingleToInt32Bits(gradient[row]), BitConverter.SingleToInt32Bits(dx[(row * columns) + column]));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Large_numbers_give_finite_values_and_slopes(string name)
    {
        var activation = Parts.Make<IActivation>(name);
        float[] x = [-100, 100, 0, -100, 100, 1e-30f, -88.8f, 88.8f], y = new float[8], dx = new float[8];
        activation.Forward(new(x, 2, 4), new Matrix<float>(y, 2, 4));
        activation.Backward(new(x, 2, 4), new(y, 2, 4), new(x, 2, 4), new Matrix<float>(dx, 2, 4));
        Assert.All(y, value => Assert.True(float.IsFinite(value)));
        Assert.All(dx, value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_not_a_number_stays_so_and_touches_no_other_sample(string name)
    {
        var activation = Parts.Make<IActivation>(name);
        double[] x = Differences.Draw(Rows * 40, -2, 2), y = new double[x.Length], clean = new double[x.Length];
        Forward(activation, x, clean, 40);
        x[40 + 17] = double.NaN;
        Forward(activation, x, y, 40);
        Assert.True(double.IsNaN(y[40 + 17]));
        for (int i = 0; i < y.Length; i++)
            Assert.True(i % 40 == 17 || y[i] == clean[i]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Infinity_gives_the_limit_where_outputs_stand_alone(string name)
    {
        var activation = Parts.Make<IActivation>(name);
        if (!activation.IsElementwise)
            return;
        double[] x = [double.NegativeInfinity, -1e5, double.PositiveInfinity, 1e5], y = new double[4];
        activation.Forward(new(x, 1, 4), new Matrix<double>(y, 1, 4));
        for (int i = 0; i < 4; i += 2)
            Assert.True(double.IsInfinity(y[i]) ? y[i] * y[i + 1] > 0 : Math.Abs(y[i] - y[i + 1]) < 1e-4, $"{y[i]} at infinity, {y[i + 1]} before it");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_allocated(string name)
    {
        var activation = Parts.Make<IActivation>(name);
        float[] x = new float[600], y = new float[600];
        Allocations.AssertNone(() =>
        {
            activation.Forward(new(x, 2, 300), new Matrix<float>(y, 2, 300));
            activation.Backward(new(x, 2, 300), new(y, 2, 300), new(x, 2, 300), new Matrix<float>(y, 2, 300));
        });
    }

    private static void Forward(IActivation activation, double[] x, double[] y, int columns)
        => activation.Forward(new(x, Rows, columns), new Matrix<double>(y, Rows, columns));
}
