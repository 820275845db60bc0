namespace FnnKit.Numerics.Tests;

public class ElementwiseTests
{
    [Fact]
    public void Map_works_in_place()
    {
        double[] x = [.. Enumerable.Range(0, 37).Select(i => i * 0.1)], y = [.. x];
        Elementwise.Map<double, Formulas.Product>(default, y, y, y);
        Assert.Equal(x.Select(v => v * v), y);
    }

    [Fact]
    public void Map_carries_the_settings_of_a_formula()
    {
        float[] y = [1, 2, 3];
        Elementwise.Map(new Affine(2, 0.5), y, y);
        Assert.Equal([2.5f, 4.5f, 6.5f], y);
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused_with_their_lengths()
    {
        var error = Assert.Throws<ArgumentException>(() => Elementwise.Map<float, Formulas.Exp>(default, new float[3], new float[4]));
        Assert.Contains("3", error.Message, StringComparison.Ordinal);
        Assert.Contains("4", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Elementwise.Map<float, Formulas.Product>(default, new float[3], new float[2], new float[3]));
        Assert.Throws<ArgumentException>(
            () => Elementwise.Map<float, Formulas.Fused>(default, new float[3], new float[3], new float[2], new float[3]));
        Assert.Throws<ArgumentException>(() => Elementwise.Sum<float, Formulas.Product>(default, new float[3], new float[2]));
        Assert.Throws<ArgumentException>(
            () => Elementwise.Update<float, Rules.Adam>(default, new float[3], new float[3], new float[3], default, default));
    }

    [Fact]
    public void Another_precision_is_refused_by_name()
    {
        var error = Assert.Throws<NotSupportedException>(() => Elementwise.Map<Half, Formulas.Exp>(default, new Half[1], new Half[1]));
        Assert.Contains("Half", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sum_is_as_exact_as_a_tree_of_its_precision()
    {
        var random = new Random(3);
        float[] a = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextSingle())];
        double exact = a.Sum(v => (double)v);
        Assert.InRange(Reductions.Sum<float>(a), exact * (1 - 1e-6), exact * (1 + 1e-6));
        Assert.Equal(14, Reductions.SumOfSquares<float>([1, 2, 3]));
        Assert.Equal(0, Reductions.Sum<double>([]));
    }

    [Fact]
    public void Max_knows_nothing_greater_than_NaN_and_nothing_less_than_nothing()
    {
        foreach (int width in VectorWidth.Available)
        {
            for (int n = 1; n < 40; n++)
            {
                float[] x = [.. Enumerable.Range(-n, n).Select(i => (float)i)];
                Assert.Equal(-1, Reductions.Max<float>(width, x));
                x[n / 2] = float.NaN;
                Assert.True(float.IsNaN(Reductions.Max<float>(width, x)));
            }

            Assert.Equal(double.NegativeInfinity, Reductions.Max<double>(width, []));
            Assert.False(double.IsNegative(Reductions.Max<double>(width, [-0.0, -0.0])));
        }
    }

    [Fact]
    public void AllFinite_finds_the_one_that_is_not_wherever_it_stands()
    {
        foreach (int width in VectorWidth.Available)
        {
            for (int i = 0; i < 70; i++)
            {
                foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
                {
                    var x = new float[70];
                    Assert.True(Reductions.AllFinite<float>(width, x));
                    x[i] = bad;
                    Assert.False(Reductions.AllFinite<float>(width, x));
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var x = new float[1001];
        Work(x);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work(x);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Work(float[] x)
    {
        Elementwise.Map<float, Formulas.SlopeOf<Formulas.Gelu>>(default, x, x);
        Elementwise.Map<float, Formulas.Sin>(default, x, x);
        Elementwise.Update<float, Rules.Momentum>(default, x, x, x, default, default);
        _ = Reductions.SumOfSquares<float>(x) + Reductions.Max<float>(x);
        new RandomStream(1, "work").FillUniform<float>(x);
    }

    private readonly struct Affine(double factor, double offset) : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => factor * x + offset;
    }
}
