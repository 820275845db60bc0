using System.Numerics;

namespace FnnKit.Numerics.Tests;

public class EveryWidthTests
{
    private const int Longest = 257;

    [Fact]
    public void Map_gives_the_same_bits_in_every_width_and_touches_nothing_else()
    {
        Map<float>();
        Map<double>();
    }

    [Fact]
    public void Sum_gives_the_same_bits_in_every_width()
    {
        Sum<float>();
        Sum<double>();
    }

    [Fact]
    public void Update_gives_the_same_bits_in_every_width_and_touches_nothing_else()
    {
        Update<float>();
        Update<double>();
    }

    private static void Map<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = TestNumbers.CreateSpecial<T>(Longest, 1), b = TestNumbers.CreateSpecial<T>(Longest, 2), c = TestNumbers.CreateSpecial<T>(Longest, 3);
        for (int n = 0; n <= Longest; n++)
        {
            Check(n, (width, y) => Elementwise.Map<T, Formulas.SlopeOf<Formulas.Gelu>>(width, default, a.AsSpan(0, n), y));
            Check(n, (width, y) => Elementwise.Map<T, Formulas.Larger>(width, default, a.AsSpan(0, n), b.AsSpan(0, n), y));
            Check(n, (width, y) => Elementwise.Map<T, Formulas.Smaller>(width, default, a.AsSpan(0, n), b.AsSpan(0, n), y));
            Check(n, (width, y) => Elementwise.Map<T, Formulas.Quotient>(width, default, a.AsSpan(0, n), b.AsSpan(0, n), y));
            Check(n, (width, y) => Elementwise.Map<T, Formulas.Fused>(width, default, a.AsSpan(0, n), b.AsSpan(0, n), c.AsSpan(0, n), y));
            Check(n, (width, y) => Elementwise.Map<T, Formulas.Chosen>(width, default, a.AsSpan(0, n), b.AsSpan(0, n), c.AsSpan(0, n), y));
        }

        void Check(int n, WidthRun<T> run)
        {
            T guard = T.CreateChecked(-77);
            T[] expected = new T[n + 1], actual = new T[n + 1];
            Array.Fill(expected, guard);
            run(0, expected.AsSpan(0, n));
            foreach (int width in VectorWidth.Available)
            {
                Array.Fill(actual, guard);
                run(width, actual.AsSpan(0, n));
                SameBits.Assert<T>(expected, actual, $"{n} elements of {typeof(T).Name} at {width} bits");
            }
        }
    }

    private static void Sum<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = TestNumbers.Create<T>(3000, 4), b = TestNumbers.Create<T>(3000, 5);
        foreach (int n in Enumerable.Range(0, Longest + 1).Concat([511, 512, 513, 1024, 2047, 3000]))
        {
            double one = Elementwise.Sum<T, Formulas.Tanh>(0, default, a.AsSpan(0, n));
            double two = Elementwise.Sum<T, Formulas.Product>(0, default, a.AsSpan(0, n), b.AsSpan(0, n));
            T largest = Reductions.Max<T>(0, a.AsSpan(0, n));
            foreach (int width in VectorWidth.Available)
            {
                Assert.Equal(one, Elementwise.Sum<T, Formulas.Tanh>(width, default, a.AsSpan(0, n)));
                Assert.Equal(two, Elementwise.Sum<T, Formulas.Product>(width, default, a.AsSpan(0, n), b.AsSpan(0, n)));
                Assert.Equal(largest, Reductions.Max<T>(width, a.AsSpan(0, n)));
                Assert.True(Reductions.AllFinite<T>(width, a.AsSpan(0, n)));
            }
        }
    }

    private static void Update<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int n = 0; n <= Longest; n++)
        {
            Check<T, Rules.Descent>(n);
            Check<T, Rules.Momentum>(n);
            Check<T, Rules.Adam>(n);
            Check<T, Rules.Three>(n);
        }
    }

    private static void Check<T, TRule>(int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
    {
        T[][] expected = Step<T, TRule>(0, n);
        foreach (int width in VectorWidth.Available)
        {
            T[][] actual = Step<T, TRule>(width, n);
            for (int i = 0; i < expected.Length; i++)
                SameBits.Assert<T>(expected[i], actual[i], $"{typeof(TRule).Name}, span {i} of {n} elements of {typeof(T).Name} at {width} bits");
        }
    }

    private static T[][] Step<T, TRule>(int width, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
    {
        T[] weights = TestNumbers.Create<T>(n + 1, 6), gradient = TestNumbers.Create<T>(n, 7);
        T[][] states = [.. Enumerable.Range(0, TRule.StateCount).Select(i => new T[n + 1])];
        for (int step = 0; step < 3; step++)
            Elementwise.Update<T, TRule>(width, default, weights.AsSpan(0, n), gradient, State(0), State(1), State(2));
        return [weights, .. states];

        Span<T> State(int i) => i < states.Length ? states[i].AsSpan(0, n) : default;
    }

    private delegate void WidthRun<T>(int width, Span<T> y);
}
