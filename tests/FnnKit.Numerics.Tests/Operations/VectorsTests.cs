using System.Numerics;

namespace FnnKit.Numerics.Tests;

/// <summary>Holds every named operation against its definition, one number at a time.</summary>
public class VectorsTests
{
    private const int Longest = 256;
    private const double Factor = -0.7;

    [Fact]
    public void Each_operation_gives_the_bits_of_its_definition_in_every_width()
    {
        Operations<float>();
        Operations<double>();
    }

    [Fact]
    public void Dot_adds_products_in_the_order_of_a_sum_in_every_width()
    {
        Dot<float>();
        Dot<double>();
    }

    [Fact]
    public void Operations_work_in_place()
    {
        double[] x = [1, -2, 3];
        Vectors.Multiply<double>(x, x, x);
        Assert.Equal([1, 4, 9], x);
        Vectors.AddScaled<double>(x, -2, x, x);
        Assert.Equal([-1, -4, -9], x);
        Vectors.Abs<double>(x, x);
        Assert.Equal([1, 4, 9], x);
    }

    [Fact]
    public void Factors_are_rounded_to_the_precision_of_the_vectors()
    {
        float[] y = [1, 1];
        Vectors.Multiply<float>(y, 0.1, y);
        Assert.Equal([0.1f, 0.1f], y);
        Vectors.Divide<float>(y, 0.1, y);
        Assert.Equal([1f, 1f], y);
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused_with_their_lengths()
    {
        var error = Assert.Throws<ArgumentException>(() => Vectors.Add<float>(new float[3], new float[4], new float[3]));
        Assert.Contains("3", error.Message, StringComparison.Ordinal);
        Assert.Contains("4", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Vectors.AddScaled<float>(new float[3], 2, new float[2], new float[3]));
        Assert.Throws<ArgumentException>(() => Vectors.Multiply<float>(new float[3], 2, new float[4]));
        Assert.Throws<ArgumentException>(() => Vectors.FusedMultiplyAdd<float>(new float[3], new float[3], new float[2], new float[3]));
        Assert.Throws<ArgumentException>(() => Vectors.Exp<double>(new double[3], new double[2]));
        Assert.Throws<ArgumentException>(() => Reductions.Dot<double>(new double[3], new double[2]));
    }

    [Fact]
    public void Another_precision_is_refused_by_name()
    {
        var error = Assert.Throws<NotSupportedException>(() => Vectors.Add<Half>(new Half[1], new Half[1], new Half[1]));
        Assert.Contains("Half", error.Message, StringComparison.Ordinal);
    }

    private static void Operations<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = TestNumbers.CreateSpecial<T>(Longest, 1), b = TestNumbers.CreateSpecial<T>(Longest, 2), c = TestNumbers.CreateSpecial<T>(Longest, 3);
        T factor = T.CreateTruncating(Factor);
        for (int n = 0; n <= Longest; n++)
        {
            Check("Add", n, i => a[i] + b[i], y => Vectors.Add(a.AsSpan(0, n), b.AsSpan(0, n), y));
            Check("Subtract", n, i => a[i] - b[i], y => Vectors.Subtract(a.AsSpan(0, n), b.AsSpan(0, n), y));
            Check("Multiply", n, i => a[i] * b[i], y => Vectors.Multiply(a.AsSpan(0, n), b.AsSpan(0, n), y));
            Check("Divide", n, i => a[i] / b[i], y => Vectors.Divide(a.AsSpan(0, n), b.AsSpan(0, n), y));
            Check("Max", n, i => Larger(a[i], b[i]), y => Vectors.Max(a.AsSpan(0, n), b.AsSpan(0, n), y));
            Check("AddScaled", n, i => a[i] + (factor * b[i]), y => Vectors.AddScaled(a.AsSpan(0, n), Factor, b.AsSpan(0, n), y));
            Check("Multiply by a number", n, i => factor * a[i], y => Vectors.Multiply(a.AsSpan(0, n), Factor, y));
            Check("Divide by a number", n, i => a[i] / factor, y => Vectors.Divide(a.AsSpan(0, n), Factor, y));
            Check("FusedMultiplyAdd", n, i => T.FusedMultiplyAdd(a[i], b[i], c[i]), y => Vectors.FusedMultiplyAdd(a.AsSpan(0, n), b.AsSpan(0, n), c.AsSpan(0, n), y));
            Check("Negate", n, i => -a[i], y => Vectors.Negate(a.AsSpan(0, n), y));
            Check("Abs", n, i => T.Abs(a[i]), y => Vectors.Abs(a.AsSpan(0, n), y));
            Check("Exp", n, i => One<T, Formulas.Exp>(a[i]), y => Vectors.Exp(a.AsSpan(0, n), y));
            Check("Log", n, i => One<T, Formulas.Log>(a[i]), y => Vectors.Log(a.AsSpan(0, n), y));
            Check("Sin", n, i => One<T, Formulas.Sin>(a[i]), y => Vectors.Sin(a.AsSpan(0, n), y));
            Check("Cos", n, i => One<T, Formulas.Cos>(a[i]), y => Vectors.Cos(a.AsSpan(0, n), y));
        }
    }

    private static void Dot<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = TestNumbers.Create<T>(Longest, 4), b = TestNumbers.Create<T>(Longest, 5);
        for (int n = 0; n <= Longest; n++)
        {
            T[] products = [.. Enumerable.Range(0, n).Select(i => a[i] * b[i])];
            double expected = VectorWidth.Force(0, () => Reductions.Sum<T>(products));
            foreach (int width in VectorWidth.Available)
                Assert.Equal(expected, VectorWidth.Force(width, () => Reductions.Dot<T>(a.AsSpan(0, n), b.AsSpan(0, n))));
        }
    }

    private static void Check<T>(string name, int n, Func<int, T> definition, WidthRun<T> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T guard = T.CreateChecked(-77);
        T[] expected = [.. Enumerable.Range(0, n).Select(definition), guard];
        foreach (int width in VectorWidth.Available)
        {
            T[] actual = new T[n + 1];
            Array.Fill(actual, guard);
            VectorWidth.Force(width, () =>
            {
                run(actual.AsSpan(0, n));
                return 0;
            });
            SameBits.Assert<T>(expected, actual, $"{name} of {n} elements of {typeof(T).Name} at {width} bits");
        }
    }

    // A lane's maximum takes the second of two zeros, whatever their signs.
    private static T Larger<T>(T a, T b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => T.IsNaN(a) ? a : a > b ? a : b;

    private static T One<T, TFormula>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IUnaryFormula
    {
        T[] one = [x];
        Elementwise.Map<T, TFormula>(0, default, one, one);
        return one[0];
    }

    private delegate void WidthRun<T>(Span<T> y);
}
