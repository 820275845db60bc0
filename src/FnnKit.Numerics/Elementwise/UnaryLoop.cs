using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FnnKit.Lanes;

namespace FnnKit;

/// <summary>The loop of a formula in one variable. What is left beside whole vectors goes through the same loop in a padded copy.</summary>
internal static class UnaryLoop<T, TFormula, L>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFormula : struct, IUnaryFormula
    where L : struct, IMemoryLane<L, T>
{
    public static void Run(TFormula formula, ReadOnlySpan<T> x, Span<T> y)
    {
        int whole = x.Length & -L.Count;
        if (whole != 0)
            Loop(formula, in MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), whole);
        if (whole != x.Length)
            Rest(formula, x[whole..], y[whole..]);
    }

    // A method of its own, never part of its caller: the JIT's budget for inlining is counted by method, and the formula needs all of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Loop(TFormula formula, ref readonly T x, ref T y, nint count)
    {
        if (typeof(T) == typeof(InliningBudget.Never))
            InliningBudget.Raise();
        for (nint i = 0; i < count; i += L.Count)
            L.Store(formula.Apply(L.Load(in Unsafe.Add(ref Unsafe.AsRef(in x), i))), ref Unsafe.Add(ref y, i));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Rest(TFormula formula, ReadOnlySpan<T> x, Span<T> y)
    {
        Padded<T, L> buffer = default;
        x.CopyTo(buffer.Values);
        Loop(formula, in buffer.First, ref buffer.First, L.Count);
        buffer.Values[..y.Length].CopyTo(y);
    }
}
