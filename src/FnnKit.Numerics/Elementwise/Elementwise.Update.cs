using System.Numerics;
using System.Runtime.CompilerServices;
using FnnKit.Lanes;

namespace FnnKit;

public static partial class Elementwise
{
    /// <summary>Moves every weight by a rule and replaces what is remembered for it, in one pass.</summary>
    /// <param name="rule">The rule, with its settings and what belongs to the step.</param>
    /// <param name="weights">The weights, replaced.</param>
    /// <param name="gradient">The gradient, as long as the weights.</param>
    /// <param name="first">The first state, as long as the weights, or empty if the rule has none.</param>
    /// <param name="second">The second state.</param>
    /// <param name="third">The third state.</param>
    /// <exception cref="ArgumentException">A span that the rule uses is not as long as the weights.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public static void Update<T, TRule>(TRule rule, Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second, Span<T> third)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule => Update(VectorWidth.Active, rule, weights, gradient, first, second, third);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Update<T, TRule>(
        int width, TRule rule, Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second, Span<T> third)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
    {
        Precision.Check<T>();
        Lengths.Check(gradient.Length, weights.Length);
        if (TRule.StateCount > 0)
            Lengths.Check(first.Length, weights.Length);
        if (TRule.StateCount > 1)
            Lengths.Check(second.Length, weights.Length);
        if (TRule.StateCount > 2)
            Lengths.Check(third.Length, weights.Length);
        switch (width)
        {
            case 512: UpdateLoop<T, TRule, Lane512<T>>.Run(rule, weights, gradient, first, second, third); break;
            case 256: UpdateLoop<T, TRule, Lane256<T>>.Run(rule, weights, gradient, first, second, third); break;
            case 128: UpdateLoop<T, TRule, Lane128<T>>.Run(rule, weights, gradient, first, second, third); break;
            default: UpdateLoop<T, TRule, LaneScalar<T>>.Run(rule, weights, gradient, first, second, third); break;
        }
    }
}
