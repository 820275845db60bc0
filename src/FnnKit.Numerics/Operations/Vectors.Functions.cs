using System.Numerics;

namespace FnnKit;

public static partial class Vectors
{
    /// <summary>Computes <c>y[i] = -x[i]</c>.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Negate<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Negative), x, y);

    /// <summary>Computes <c>y[i] = |x[i]|</c>.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Abs<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Size), x, y);

    /// <summary>Computes <c>y[i] = e^x[i]</c>.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Exp<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Exponential), x, y);

    /// <summary>Computes <c>y[i] = ln x[i]</c>.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Log<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Logarithm), x, y);

    /// <summary>Computes <c>y[i] = sin x[i]</c> for angles in radians.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Sin<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Sine), x, y);

    /// <summary>Computes <c>y[i] = cos x[i]</c> for angles in radians.</summary>
    /// <inheritdoc cref="Add{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    public static void Cos<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Map(default(Cosine), x, y);

    private readonly struct Negative : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => -x;
    }

    private readonly struct Size : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Abs(x);
    }

    private readonly struct Exponential : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Exp(x);
    }

    private readonly struct Logarithm : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Log(x);
    }

    private readonly struct Sine : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Sin(x);
    }

    private readonly struct Cosine : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Cos(x);
    }
}
