using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FnnKit.Lanes;

namespace FnnKit;

/// <summary>The loop of a formula in three variables.</summary>
/// <inheritdoc cref="UnaryLoop{T, TFormula, L}"/>
internal static class TernaryLoop<T, TFormula, L>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFormula : struct, ITernaryFormula
    where L : struct, IMemoryLane<L, T>
{
    public static void Run(TFormula formula, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y)
    {
        int whole = y.Length & -L.Count;
        if (whole != 0)
            Loop(
                formula,
                in MemoryMarshal.GetReference(a),
                in MemoryMarshal.GetReference(b),
                in MemoryMarshal.GetReference(c),
                ref MemoryMarshal.GetReference(y),
                whole);
        if (whole != y.Length)
            Rest(formula, a[whole..], b[whole..], c[whole..], y[whole..]);
    }

    // A method of its own, never part of its caller: the JIT's budget for inlining is counted by method, and the formula needs all of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Loop(TFormula formula, ref readonly T a, ref readonly T b, ref readonly T c, ref T y, nint count)
    {
        if (typeof(T) == typeof(InliningBudget.Never))
            InliningBudget.Raise();
        for (nint i = 0; i < count; i += L.Count)
        {
            L aLane = L.Load(in Unsafe.Add(ref Unsafe.AsRef(in a), i));
            L bLane = L.Load(in Unsafe.Add(ref Unsafe.AsRef(in b), i));
            L cLane = L.Load(in Unsafe.Add(ref Unsafe.AsRef(in c), i));
            L.Store(formula.Apply(aLane, bLane, cLane), ref Unsafe.Add(ref y, i));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Rest(TFormula formula, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y)
    {
        Padded<T, L> aBuffer = default, bBuffer = default, cBuffer = default;
        a.CopyTo(aBuffer.Values);
        b.CopyTo(bBuffer.Values);
        c.CopyTo(cBuffer.Values);
        Loop(formula, in aBuffer.First, in bBuffer.First, in cBuffer.First, ref aBuffer.First, L.Count);
        aBuffer.Values[..y.Length].CopyTo(y);
    }
}
