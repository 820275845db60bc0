using System.Numerics;
using System.Runtime.CompilerServices;
using FnnKit.Lanes;

namespace FnnKit;

/// <summary>
/// Runs formulas over spans in the widest vectors of the machine, without allocating. The results are the same bits in every width
/// (of a NaN, only that it is one).
/// </summary>
/// <remarks>An input may be the same memory as an output, or share nothing with it. <c>T</c> is <see cref="float"/> or <see cref="double"/>.</remarks>
public static partial class Elementwise
{
    /// <summary>Computes <c>y[i] = f(x[i])</c>.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public static void Map<T, TFormula>(TFormula formula, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IUnaryFormula => Map(VectorWidth.Active, formula, x, y);

    /// <summary>Computes <c>y[i] = f(a[i], b[i])</c>.</summary>
    /// <inheritdoc cref="Map{T, TFormula}(TFormula, ReadOnlySpan{T}, Span{T})"/>
    public static void Map<T, TFormula>(TFormula formula, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IBinaryFormula => Map(VectorWidth.Active, formula, a, b, y);

    /// <summary>Computes <c>y[i] = f(a[i], b[i], c[i])</c>.</summary>
    /// <inheritdoc cref="Map{T, TFormula}(TFormula, ReadOnlySpan{T}, Span{T})"/>
    public static void Map<T, TFormula>(TFormula formula, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, ITernaryFormula => Map(VectorWidth.Active, formula, a, b, c, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Map<T, TFormula>(int width, TFormula formula, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IUnaryFormula
    {
        Precision.Check<T>();
        Lengths.Check(x.Length, y.Length);
        switch (width)
        {
            case 512: UnaryLoop<T, TFormula, Lane512<T>>.Run(formula, x, y); break;
            case 256: UnaryLoop<T, TFormula, Lane256<T>>.Run(formula, x, y); break;
            case 128: UnaryLoop<T, TFormula, Lane128<T>>.Run(formula, x, y); break;
            default: UnaryLoop<T, TFormula, LaneScalar<T>>.Run(formula, x, y); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Map<T, TFormula>(int width, TFormula formula, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IBinaryFormula
    {
        Precision.Check<T>();
        Lengths.Check(a.Length, y.Length);
        Lengths.Check(b.Length, y.Length);
        switch (width)
        {
            case 512: BinaryLoop<T, TFormula, Lane512<T>>.Run(formula, a, b, y); break;
            case 256: BinaryLoop<T, TFormula, Lane256<T>>.Run(formula, a, b, y); break;
            case 128: BinaryLoop<T, TFormula, Lane128<T>>.Run(formula, a, b, y); break;
            default: BinaryLoop<T, TFormula, LaneScalar<T>>.Run(formula, a, b, y); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Map<T, TFormula>(int width, TFormula formula, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, ITernaryFormula
    {
        Precision.Check<T>();
        Lengths.Check(a.Length, y.Length);
        Lengths.Check(b.Length, y.Length);
        Lengths.Check(c.Length, y.Length);
        switch (width)
        {
            case 512: TernaryLoop<T, TFormula, Lane512<T>>.Run(formula, a, b, c, y); break;
            case 256: TernaryLoop<T, TFormula, Lane256<T>>.Run(formula, a, b, c, y); break;
            case 128: TernaryLoop<T, TFormula, Lane128<T>>.Run(formula, a, b, c, y); break;
            default: TernaryLoop<T, TFormula, LaneScalar<T>>.Run(formula, a, b, c, y); break;
        }
    }
}
