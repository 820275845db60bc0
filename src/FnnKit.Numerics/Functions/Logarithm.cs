using System.Runtime.CompilerServices;
using FnnKit.Lanes;

namespace FnnKit.Functions;

/// <summary>
/// The natural logarithm and its relatives. <c>x = 2^k (1 + f)</c> with 1 + f between the square roots of one half and two, so
/// <c>ln x = k ln 2 + ln(1 + f)</c>.
/// </summary>
internal static class Logarithm<P>
    where P : struct, IPrecision
{
    private static double TwoToMantissa
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => P.MantissaBits == 23 ? 8388608.0 : 4503599627370496.0;
    }

    private static long OneBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (long)P.Bias << P.MantissaBits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Log<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L subnormal = x < P.MinNormal;
        L biased = Biased(L.Select(subnormal, x * TwoToMantissa, x));
        L k = Exponent(biased) - L.Select(subnormal, P.Bias + P.MantissaBits, P.Bias);
        L y = Sum(k, Significand(biased) - 1.0);
        return AtTheEdges(x, x, y);
    }

    /// <summary><c>ln(1 + x)</c>: the exponent of 1 + x, but <c>f = 2^-k x + (2^-k - 1)</c>, which loses nothing of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Log1p<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L u = 1.0 + x;
        L biased = Biased(u);
        L k = Exponent(biased) - P.Bias;
        L inverse = L.SubtractInteger(L.FromBits(2 * OneBits), L.And(biased, L.FromBits(-1L << P.MantissaBits)));
        L f = L.FusedMultiplyAdd(inverse, x, inverse - 1.0);
        // Far out 1 is nothing beside x, and 2^-k would leave the normal numbers.
        f = L.Select(x > TwoToMantissa * TwoToMantissa, Significand(biased) - 1.0, f);
        L y = L.Select(L.Abs(x) < P.Tiny * P.Tiny, x, Sum(k, f));
        return AtTheEdges(x, u, y);
    }

    /// <summary><c>max(x, 0) + ln(1 + e^-|x|)</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Softplus<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L e = Exponential<P>.OfNegative(-L.Abs(x));
        // 1 + e lies between 1 and 2, so the exponent is 0 or 1.
        L upper = e > 0.41421356237309503;
        L f = L.Select(upper, L.FusedMultiplyAdd(0.5, e, -0.5), e);
        return L.Greater(0.0, x) + Sum(L.Select(upper, 1.0, 0.0), f);
    }

    // The large part is added last; k * Ln2High enters without a rounding of its own.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Sum<L>(L k, L f)
        where L : struct, IBitLane<L>, ILane<L> => L.FusedMultiplyAdd(k, P.Ln2High, f + L.FusedMultiplyAdd(k, P.Ln2Low, P.Log(f)));

    // Moves the border between two exponents from 1 to the square root of one half.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Biased<L>(L x)
        where L : struct, IBitLane<L>, ILane<L> => L.AddInteger(x, L.FromBits(OneBits - P.SqrtHalfBits));

    // A whole number laid into the low bits of a power of two is that power plus the number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Exponent<L>(L biased)
        where L : struct, IBitLane<L>, ILane<L> =>
        L.Or(L.ShiftRight(biased, P.MantissaBits), L.FromBits((long)(P.Bias + P.MantissaBits) << P.MantissaBits)) - TwoToMantissa;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Significand<L>(L biased)
        where L : struct, IBitLane<L>, ILane<L> =>
        L.AddInteger(L.And(biased, L.FromBits((1L << P.MantissaBits) - 1)), L.FromBits(P.SqrtHalfBits));

    // u is what the logarithm is taken of: infinity and NaN stay, 0 gives -infinity, and less gives NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L AtTheEdges<L>(L x, L u, L y)
        where L : struct, IBitLane<L>, ILane<L>
    {
        y = L.Select(x < double.PositiveInfinity, y, x);
        return L.Select(u > 0.0, y, L.Select(u < 0.0, double.NaN, u + double.NegativeInfinity));
    }
}
