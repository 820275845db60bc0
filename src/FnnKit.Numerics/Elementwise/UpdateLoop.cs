using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FnnKit.Lanes;

namespace FnnKit;

/// <summary>The loop of an update rule. States that the rule does not have are neither read nor written.</summary>
internal static class UpdateLoop<T, TRule, L>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule
    where L : struct, IMemoryLane<L, T>
{
    public static void Run(TRule rule, Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second, Span<T> third)
    {
        int whole = weights.Length & -L.Count;
        if (whole != 0)
            Loop(
                rule,
                ref MemoryMarshal.GetReference(weights),
                in MemoryMarshal.GetReference(gradient),
                ref MemoryMarshal.GetReference(first),
                ref MemoryMarshal.GetReference(second),
                ref MemoryMarshal.GetReference(third),
                whole);
        if (whole != weights.Length)
            Rest(rule, weights[whole..], gradient[whole..], Behind(first, whole, 0), Behind(second, whole, 1), Behind(third, whole, 2));
    }

    private static Span<T> Behind(Span<T> state, int whole, int index) => TRule.StateCount > index ? state[whole..] : default;

    // A method of its own, never part of its caller: the JIT's budget for inlining is counted by method, and the formula needs all of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Loop(TRule rule, ref T weights, ref readonly T gradient, ref T first, ref T second, ref T third, nint count)
    {
        if (typeof(T) == typeof(InliningBudget.Never))
            InliningBudget.Raise();
        for (nint i = 0; i < count; i += L.Count)
        {
            L weight = L.Load(in Unsafe.Add(ref weights, i));
            L slope = L.Load(in Unsafe.Add(ref Unsafe.AsRef(in gradient), i));
            L one = TRule.StateCount > 0 ? L.Load(in Unsafe.Add(ref first, i)) : default;
            L two = TRule.StateCount > 1 ? L.Load(in Unsafe.Add(ref second, i)) : default;
            L three = TRule.StateCount > 2 ? L.Load(in Unsafe.Add(ref third, i)) : default;
            L.Store(rule.Update(weight, slope, ref one, ref two, ref three), ref Unsafe.Add(ref weights, i));
            if (TRule.StateCount > 0)
                L.Store(one, ref Unsafe.Add(ref first, i));
            if (TRule.StateCount > 1)
                L.Store(two, ref Unsafe.Add(ref second, i));
            if (TRule.StateCount > 2)
                L.Store(three, ref Unsafe.Add(ref third, i));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Rest(TRule rule, Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second, Span<T> third)
    {
        Padded<T, L> weight = default, slope = default, one = default, two = default, three = default;
        weights.CopyTo(weight.Values);
        gradient.CopyTo(slope.Values);
        first.CopyTo(one.Values);
        second.CopyTo(two.Values);
        third.CopyTo(three.Values);
        Loop(rule, ref weight.First, in slope.First, ref one.First, ref two.First, ref three.First, L.Count);
        weight.Values[..weights.Length].CopyTo(weights);
        one.Values[..first.Length].CopyTo(first);
        two.Values[..second.Length].CopyTo(second);
        three.Values[..third.Length].CopyTo(third);
    }
}
