using System.Numerics;
using System.Runtime.CompilerServices;

namespace FnnKit;

public static partial class Elementwise
{
    /// <summary>
    /// Computes the sum of <c>f(a[i])</c> in one fixed order: blocks of 512 are added as a tree in T, the blocks one after the other in double.
    /// </summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public static double Sum<T, TFormula>(TFormula formula, ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IUnaryFormula => Sum(VectorWidth.Active, formula, a);

    /// <summary>Computes the sum of <c>f(a[i], b[i])</c> in the same fixed order.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <inheritdoc cref="Sum{T, TFormula}(TFormula, ReadOnlySpan{T})"/>
    public static double Sum<T, TFormula>(TFormula formula, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IBinaryFormula => Sum(VectorWidth.Active, formula, a, b);

    [SkipLocalsInit]
    internal static double Sum<T, TFormula>(int width, TFormula formula, ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IUnaryFormula
    {
        Span<T> block = stackalloc T[BlockSum.Length];
        double total = 0;
        for (int start = 0; start < a.Length; start += BlockSum.Length)
        {
            int count = Math.Min(BlockSum.Length, a.Length - start);
            Map(width, formula, a.Slice(start, count), block[..count]);
            total += BlockSum.Take(width, block, count);
        }

        return total;
    }

    [SkipLocalsInit]
    internal static double Sum<T, TFormula>(int width, TFormula formula, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFormula : struct, IBinaryFormula
    {
        Lengths.Check(a.Length, b.Length);
        Span<T> block = stackalloc T[BlockSum.Length];
        double total = 0;
        for (int start = 0; start < a.Length; start += BlockSum.Length)
        {
            int count = Math.Min(BlockSum.Length, a.Length - start);
            Map(width, formula, a.Slice(start, count), b.Slice(start, count), block[..count]);
            total += BlockSum.Take(width, block, count);
        }

        return total;
    }
}
