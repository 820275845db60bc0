using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FnnKit.Lanes;

namespace FnnKit;

/// <summary>Many numbers into one, in an order that does not depend on the width of the vectors.</summary>
/// <remarks><c>T</c> is <see cref="float"/> or <see cref="double"/>; anything else throws <see cref="NotSupportedException"/>.</remarks>
public static class Reductions
{
    /// <summary>The sum, in the order of <see cref="Elementwise.Sum{T, TFormula}(TFormula, ReadOnlySpan{T})"/>.</summary>
    public static double Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Sum(default(Identity), x);

    /// <summary>The sum of squares, in the same order.</summary>
    public static double SumOfSquares<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Sum(default(Square), x);

    /// <summary>The sum of the products <c>a[i] * b[i]</c>, each rounded before it is added, in the same order.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static double Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Sum(default(Product), a, b);

    /// <summary>The largest number: NaN if one is NaN, negative infinity if there is none; a zero is positive.</summary>
    public static T Max<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Max(VectorWidth.Active, x);

    /// <summary>Whether no number is infinite or NaN.</summary>
    public static bool AllFinite<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => AllFinite(VectorWidth.Active, x);

    internal static T Max<T>(int width, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Precision.Check<T>();
        // Of two zeros any may win; adding zero makes the winner positive.
        return T.Zero + width switch
        {
            512 => Fold<T, Lane512<T>, Larger>(x, T.NegativeInfinity),
            256 => Fold<T, Lane256<T>, Larger>(x, T.NegativeInfinity),
            128 => Fold<T, Lane128<T>, Larger>(x, T.NegativeInfinity),
            _ => Fold<T, LaneScalar<T>, Larger>(x, T.NegativeInfinity),
        };
    }

    internal static bool AllFinite<T>(int width, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Precision.Check<T>();
        return !T.IsNaN(width switch
        {
            512 => Fold<T, Lane512<T>, Spoiled>(x, T.Zero),
            256 => Fold<T, Lane256<T>, Spoiled>(x, T.Zero),
            128 => Fold<T, Lane128<T>, Spoiled>(x, T.Zero),
            _ => Fold<T, LaneScalar<T>, Spoiled>(x, T.Zero),
        });
    }

    private static T Fold<T, L, TFormula>(ReadOnlySpan<T> x, T start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where L : struct, IMemoryLane<L, T>
        where TFormula : struct, IBinaryFormula
    {
        Padded<T, L> buffer = default;
        buffer.Values.Fill(start);
        L folded = L.Load(in buffer.First);
        ref T first = ref MemoryMarshal.GetReference(x);
        int whole = x.Length & -L.Count;
        for (nint i = 0; i < whole; i += L.Count)
            folded = default(TFormula).Apply(folded, L.Load(in Unsafe.Add(ref first, i)));
        x[whole..].CopyTo(buffer.Values);
        folded = default(TFormula).Apply(folded, L.Load(in buffer.First));

        L.Store(folded, ref buffer.First);
        var last = new LaneScalar<T>(start);
        foreach (T value in buffer.Values)
            last = default(TFormula).Apply(last, new LaneScalar<T>(value));
        return last.Value;
    }

    private readonly struct Identity : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => x;
    }

    private readonly struct Square : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => x * x;
    }

    private readonly struct Product : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => a * b;
    }

    private readonly struct Larger : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => L.Max(a, b);
    }

    // Zero times anything is zero, unless it is infinite or NaN; and once NaN, always NaN.
    private readonly struct Spoiled : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => L.FusedMultiplyAdd(0.0, b, a);
    }
}
