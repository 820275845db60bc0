namespace FnnKit.Numerics.Tests;

public class ScalarTests
{
    private static readonly double[] Numbers = [-40, -1.5, -0.0, 0, 1e-310, 0.3, 1, 2, 710, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Fact]
    public void Functions_give_the_bits_of_the_vectors_in_every_width()
    {
        var random = new Random(6);
        double[] x = [.. Numbers, .. Enumerable.Range(0, 1000).Select(_ => (random.NextDouble() * 100) - 50)];
        foreach (int width in VectorWidth.Available)
        {
            Compare(x, width, Scalar.Exp, y => Vectors.Exp<double>(x, y));
            Compare(x, width, Scalar.Log, y => Vectors.Log<double>(x, y));
            Compare(x, width, Scalar.Cos, y => Vectors.Cos<double>(x, y));
        }
    }

    [Fact]
    public void Whole_powers_are_products()
    {
        Assert.Equal(1, Scalar.Power(0.0, 0L));
        Assert.Equal(0.125, Scalar.Power(0.5, 3L));
        Assert.Equal(-8, Scalar.Power(-2.0, 3L));
        Assert.Equal(-8, Scalar.Power(-2.0, 3.0));
        Assert.Equal(Scalar.Power(0.999, 12_345L), Scalar.Power(0.999, 12_345.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scalar.Power(2.0, -1L));
    }

    [Fact]
    public void Other_powers_go_through_the_logarithm()
    {
        Assert.Equal(0, Scalar.Power(0, 0.5));
        Assert.InRange(Scalar.Power(2, 0.5), Math.Sqrt(2) - 1e-15, Math.Sqrt(2) + 1e-15);
        Assert.InRange(Scalar.Power(2, -2.0), 0.25 - 1e-15, 0.25 + 1e-15);
        Assert.True(double.IsNaN(Scalar.Power(-2, 0.5)));
    }

    private static void Compare(double[] x, int width, Func<double, double> scalar, Action<double[]> vector)
    {
        double[] expected = new double[x.Length];
        VectorWidth.Force(width, () =>
        {
            vector(expected);
            return 0;
        });
        SameBits.Assert<double>(expected, [.. x.Select(scalar)], $"{scalar.Method.Name} at {width} bits");
    }
}
