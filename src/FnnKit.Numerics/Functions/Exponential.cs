using System.Runtime.CompilerServices;
using FnnKit.Lanes;

namespace FnnKit.Functions;

/// <summary>
/// The exponential and what is made of it. <c>x = n ln 2 + r</c> with a whole n and |r| up to ln 2 / 2, so <c>e^x = 2^n e^r</c> (Cody and Waite, 1980).
/// </summary>
internal static class Exponential<P>
    where P : struct, IPrecision
{
    private const double Log2E = 1.4426950408889634;

    // Adding it to a small number leaves the nearest whole number in the low bits.
    private static double Magic
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => P.MantissaBits == 23 ? 12582912.0 : 6755399441055744.0;
    }

    private static long MagicBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => P.MantissaBits == 23 ? 0x4B400000 : 0x4338000000000000;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Exp<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        // The limit comes first in both: a NaN is the second operand, which is the one that is kept.
        x = L.Lesser(P.ExpMax, L.Greater(P.ExpMin, x));
        L n = L.FusedMultiplyAdd(x, Log2E, Magic) - Magic;
        L r = Remainder(x, n);
        return L.Scale(L.FusedMultiplyAdd(r * r, P.Exp(r), r) + 1.0, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Expm1<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L clamped = L.Lesser(P.ExpMax, L.Greater(P.Expm1Min, x));
        L shifted = L.FusedMultiplyAdd(clamped, Log2E, Magic);
        L r = Remainder(clamped, shifted - Magic);
        L p = L.FusedMultiplyAdd(r * r, P.Exp(r), r);
        // Half of 2^n, since 2^n itself overflows where the result does not.
        L half = PowerOfTwo(shifted, -1);
        L y = 2.0 * L.FusedMultiplyAdd(half, p, half - 0.5);
        return L.Select(L.Abs(x) < P.Tiny * P.Tiny, x, y);
    }

    /// <summary><c>tanh |x| = t / (t + 2)</c> with <c>t = e^2|x| - 1</c>, and the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Tanh<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L a = L.Lesser(P.TanhMax, L.Abs(x));
        a += a;
        L shifted = L.FusedMultiplyAdd(a, Log2E, Magic);
        L r = Remainder(a, shifted - Magic);
        L p = L.FusedMultiplyAdd(r * r, P.Exp(r), r);
        L power = PowerOfTwo(shifted, 0);
        L t = L.FusedMultiplyAdd(power, p, power - 1.0);
        return WithSignOf(t / (t + 2.0), x);
    }

    /// <summary><c>1 / (1 + e^-x)</c>, from <c>e^-|x|</c>, which cannot overflow and keeps small results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Sigmoid<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L e = OfNegative(-L.Abs(x));
        return L.Select(x < 0.0, e, 1.0) / (1.0 + e);
    }

    /// <summary><c>e^x</c> where <paramref name="x"/> is not positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L OfNegative<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        x = L.Greater(P.ExpMin, x);
        L n = L.FusedMultiplyAdd(x, Log2E, Magic) - Magic;
        L r = Remainder(x, n);
        return L.Scale(L.FusedMultiplyAdd(r * r, P.Exp(r), r) + 1.0, n);
    }

    /// <summary><c>x * 2^n</c> in two steps, the first of them exact, so that a result below the normal numbers is rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Scale<L>(L x, L n)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L whole = L.SubtractInteger(n + Magic, L.FromBits(MagicBits));
        // Logical shifts alone exist in every width: an even offset keeps the number positive while it is halved.
        L half = L.SubtractInteger(L.ShiftRight(L.AddInteger(whole, L.FromBits(4 * P.Bias)), 1), L.FromBits(2 * P.Bias));
        L rest = L.SubtractInteger(whole, half);
        L bias = L.FromBits(P.Bias);
        return x * L.ShiftLeft(L.AddInteger(half, bias), P.MantissaBits) * L.ShiftLeft(L.AddInteger(rest, bias), P.MantissaBits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L WithSignOf<L>(L magnitude, L sign)
        where L : struct, IBitLane<L>, ILane<L> => L.Or(magnitude, L.And(sign, L.FromBits(P.MantissaBits == 23 ? int.MinValue : long.MinValue)));

    // n * Ln2High is subtracted without error: a fused product, and a difference of at most MantissaBits + 1 bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Remainder<L>(L x, L n)
        where L : struct, IBitLane<L>, ILane<L> => L.FusedMultiplyAdd(n, -P.Ln2Low, L.FusedMultiplyAdd(n, -P.Ln2High, x));

    // The whole number in the low bits of a shifted sum becomes an exponent; what lies above is shifted out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L PowerOfTwo<L>(L shifted, int offset)
        where L : struct, IBitLane<L>, ILane<L> =>
        L.ShiftLeft(L.AddInteger(shifted, L.FromBits(P.Bias + offset)), P.MantissaBits);
}
