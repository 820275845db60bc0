using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FnnKit.Numerics;

namespace FnnKit;

public static partial class Vectors
{
    /// <summary>Converts numbers to another precision, each rounded to the nearest.</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="y">Receives them; as long as <paramref name="x"/>, and not overlapping it.</param>
    /// <typeparam name="TFrom">The precision of <paramref name="x"/>.</typeparam>
    /// <typeparam name="TTo">The precision of <paramref name="y"/>.</typeparam>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> x, Span<TTo> y)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        Lengths.Check(x.Length, y.Length);
        if (typeof(TFrom) == typeof(TTo))
        {
            MemoryMarshal.Cast<TFrom, TTo>(x).CopyTo(y);
            return;
        }

        int done = 0;
        if (typeof(TFrom) == typeof(double) && typeof(TTo) == typeof(float))
            done = Narrow(MemoryMarshal.Cast<TFrom, double>(x), MemoryMarshal.Cast<TTo, float>(y));
        else if (typeof(TFrom) == typeof(float) && typeof(TTo) == typeof(double))
            done = Widen(MemoryMarshal.Cast<TFrom, float>(x), MemoryMarshal.Cast<TTo, double>(y));
        for (; done < x.Length; done++)
            y[done] = TTo.CreateTruncating(x[done]);
    }

    private static int Narrow(ReadOnlySpan<double> x, Span<float> y)
    {
        int i = 0, half = Vector256<double>.Count;
        for (; i <= x.Length - (2 * half); i += 2 * half)
            Vector256.Narrow(Vector256.Create(x.Slice(i, half)), Vector256.Create(x.Slice(i + half, half))).CopyTo(y[i..]);
        return i;
    }

    private static int Widen(ReadOnlySpan<float> x, Span<double> y)
    {
        int i = 0, half = Vector256<double>.Count;
        for (; i <= x.Length - (2 * half); i += 2 * half)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(x.Slice(i, 2 * half)));
            low.CopyTo(y[i..]);
            high.CopyTo(y[(i + half)..]);
        }

        return i;
    }
}
