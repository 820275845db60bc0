using FnnKit.Layers;

namespace FnnKit.Plugins.Tests.Layers;

public sealed class InitializerTests
{
    private static readonly Shape Large = new(200, 300);

    public static TheoryData<IInitializer, double, double> Moments => new()
    {
        { new GlorotUniform(), 2.0 / 500, Math.Sqrt(6.0 / 500) },
        { new GlorotNormal(), 2.0 / 500, double.PositiveInfinity },
        { new HeUniform(), 2.0 / 300, Math.Sqrt(6.0 / 300) },
        { new HeNormal(), 2.0 / 300, double.PositiveInfinity },
        { new LeCunUniform(), 1.0 / 300, Math.Sqrt(3.0 / 300) },
        { new LeCunNormal(), 1.0 / 300, double.PositiveInfinity },
        { new Normal { StdDev = 2 }, 4, double.PositiveInfinity },
        { new Uniform { Min = -3, Max = 3 }, 3, 3 },
        { new TruncatedNormal { StdDev = 1 }, 0.7737413, 2 },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void Draws_have_the_variance_and_limit_that_are_stated(IInitializer initializer, double variance, double limit)
    {
        double[] values = Fill(initializer, Large);
        double mean = values.Average(), spread = values.Average(value => (value - mean) * (value - mean));
        Assert.InRange(mean / Math.Sqrt(variance), -0.02, 0.02);
        Assert.InRange(spread / variance, 0.98, 1.02);
        Assert.All(values, value => Assert.InRange(value, -limit, limit));
    }

    [Fact]
    public void Draws_lie_around_the_mean()
    {
        Assert.InRange(Fill(new Normal { Mean = 5, StdDev = 0.1 }, Large).Average(), 4.99, 5.01);
        Assert.InRange(Fill(new TruncatedNormal { Mean = 5, StdDev = 0.1 }, Large).Average(), 4.99, 5.01);
        Assert.InRange(Fill(new Uniform { Min = 4, Max = 6 }, Large).Average(), 4.99, 5.01);
    }

    [Fact]
    public void Fixed_numbers_are_what_they_say()
    {
        Assert.All(Fill(new Zeros(), 9), value => Assert.Equal(0, value));
        Assert.All(Fill(new Ones(), 9), value => Assert.Equal(1, value));
        Assert.All(Fill(new Constant { Value = -0.5 }, 9), value => Assert.Equal(-0.5, value));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(5, 60)]
    [InlineData(60, 5)]
    public void Orthogonal_vectors_are_perpendicular_and_of_the_stated_length(int rows, int columns)
    {
        double[] values = Fill(new Orthogonal { Gain = 2 }, new Shape(rows, columns));
        int count = Math.Min(rows, columns), length = Math.Max(rows, columns);
        double At(int vector, int i) => rows <= columns ? values[(vector * columns) + i] : values[(i * columns) + vector];
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
                Assert.Equal(a == b ? 4 : 0, Enumerable.Range(0, length).Sum(i => At(a, i) * At(b, i)), 1e-13);
        }
    }

    [Fact]
    public void Limits_the_wrong_way_round_are_refused()
    {
        Assert.NotEmpty(new Uniform { Min = 1, Max = -1 }.Validate(new(this)));
        Assert.Empty(new Uniform { Min = -1, Max = 1 }.Validate(new(this)));
    }

    private static double[] Fill(IInitializer initializer, Shape shape)
    {
        double[] values = new double[shape.Size];
        initializer.Fill(values, new ParameterPlan("weight", shape, initializer), new RandomStream(11, "test"));
        return values;
    }
}
