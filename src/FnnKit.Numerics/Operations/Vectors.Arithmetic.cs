using System.Numerics;

namespace FnnKit;

/// <summary>
/// Named operations on vectors of numbers. Each one is the formula in its summary, computed by <see cref="Elementwise"/>: in the widest vectors of the
/// machine, without allocating, and with the same bits in every width. Write a formula of your own where several steps can be done in one pass.
/// </summary>
/// <remarks>
/// An input may be the same memory as the output, or share nothing with it. <c>T</c> is <see cref="float"/> or <see cref="double"/>. Sums over a vector are in
/// <see cref="Reductions"/>.
/// </remarks>
public static partial class Vectors
{
    /// <summary>Computes <c>y[i] = a[i] + b[i]</c>.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public static void Add<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Sum), a, b, y);

    /// <summary>Computes <c>y[i] = a[i] + factor * b[i]</c>. The product is rounded before it is added.</summary>
    /// <param name="a">The numbers that the product is added to.</param>
    /// <param name="factor">The factor, which is rounded to the precision of the vectors.</param>
    /// <param name="b">The numbers that are multiplied.</param>
    /// <param name="y">Receives the results.</param>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void AddScaled<T>(ReadOnlySpan<T> a, double factor, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(new SumOfScaled(factor), a, b, y);

    /// <summary>Computes <c>y[i] = a[i] - b[i]</c>.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Subtract<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Difference), a, b, y);

    /// <summary>Computes <c>y[i] = a[i] * b[i]</c>.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Multiply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Product), a, b, y);

    /// <summary>Computes <c>y[i] = factor * x[i]</c>. The factor is rounded to the precision of the vectors.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Multiply<T>(ReadOnlySpan<T> x, double factor, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(new Scaled(factor), x, y);

    /// <summary>Computes <c>y[i] = a[i] / b[i]</c>.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Divide<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Quotient), a, b, y);

    /// <summary>Computes <c>y[i] = x[i] / divisor</c>. The divisor is rounded to the precision of the vectors.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Divide<T>(ReadOnlySpan<T> x, double divisor, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(new Divided(divisor), x, y);

    /// <summary>Computes <c>y[i] = a[i] * b[i] + c[i]</c>, rounded once.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void FusedMultiplyAdd<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(SumOfProducts), a, b, c, y);

    /// <summary>Computes <c>y[i] = max(a[i], b[i])</c>; NaN if either is NaN.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Max<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Larger), a, b, y);

    private readonly struct Sum : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => a + b;
    }

    private readonly struct SumOfScaled(double factor) : IBinaryFormula
    {
        private readonly double _factor = factor;

        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => a + (_factor * b);
    }

    private readonly struct Difference : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => a - b;
    }

    private readonly struct Product : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => a * b;
    }

    private readonly struct Scaled(double factor) : IUnaryFormula
    {
        private readonly double _factor = factor;

        public L Apply<L>(L x)
            where L : struct, ILane<L> => _factor * x;
    }

    private readonly struct Quotient : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => a / b;
    }

    private readonly struct Divided(double divisor) : IUnaryFormula
    {
        private readonly double _divisor = divisor;

        public L Apply<L>(L x)
            where L : struct, ILane<L> => x / _divisor;
    }

    private readonly struct SumOfProducts : ITernaryFormula
    {
        public L Apply<L>(L a, L b, L c)
            where L : struct, ILane<L> => L.FusedMultiplyAdd(a, b, c);
    }

    private readonly struct Larger : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => L.Max(a, b);
    }
}
