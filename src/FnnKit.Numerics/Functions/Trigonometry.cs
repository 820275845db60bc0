using System.Runtime.CompilerServices;
using FnnKit.Lanes;

namespace FnnKit.Functions;

/// <summary>
/// Sine and cosine. The angle is <c>n pi/2 + r</c>; r comes with its rounding error, from three parts of pi/2 (Cody and Waite, 1980) for common angles
/// and from the digits of 2/pi (Payne and Hanek, 1983) for large ones, decided number by number.
/// </summary>
internal static class Trigonometry<P>
    where P : struct, IPrecision
{
    private const double TwoOverPi = 0.6366197723675814;

    private static double Magic
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => P.MantissaBits == 23 ? 12582912.0 : 6755399441055744.0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Sin<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L n = Reduce(x, out L r, out L low);
        return L.Select(L.Abs(x) < P.Tiny, x, Quadrant(n + Magic, r, low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Cos<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L n = Reduce(x, out L r, out L low);
        return Quadrant(n + (Magic + 1.0), r, low);
    }

    // The low bits of a shifted quadrant say which of the two functions it is (1) and whether it is negative (2).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Quadrant<L>(L shifted, L r, L low)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L z = r * r;
        L sine = r + L.FusedMultiplyAdd(r * z, P.Sin(z), low);
        L half = 0.5 * z;
        L near = 1.0 - half;
        L cosine = near + (1.0 - near - half + L.FusedMultiplyAdd(z * z, P.Cos(z), -(r * low)));
        int width = P.MantissaBits == 23 ? 31 : 63;
        L odd = L.SubtractInteger(L.FromBits(0), L.And(shifted, L.FromBits(1)));
        L sign = L.ShiftLeft(L.ShiftRight(L.And(shifted, L.FromBits(2)), 1), width);
        return L.Xor(L.Select(odd, cosine, sine), sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L Reduce<L>(L x, out L r, out L low)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L n = L.FusedMultiplyAdd(x, TwoOverPi, Magic) - Magic;
        L exact = L.FusedMultiplyAdd(n, -P.HalfPiHigh, x);
        // Near a multiple of pi/2 almost everything cancels, so both roundings of the second step are kept (D. Knuth's sum, and a fused product).
        L product = n * P.HalfPiMiddle;
        r = exact - product;
        L change = r - exact;
        L lost = exact - (r - change) - (product + change);
        low = L.FusedMultiplyAdd(n, -P.HalfPiLow, lost - L.FusedMultiplyAdd(n, P.HalfPiMiddle, -product));
        if (L.Any(L.Abs(x) > P.NearAngle))
        {
            // Copies, so that only they live in memory.
            L farN = n, farR = r, farLow = low;
            ReduceFar(x, ref farN, ref farR, ref farLow);
            (n, r, low) = (farN, farR, farLow);
        }

        return n;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReduceFar<L>(L x, ref L n, ref L r, ref L low)
        where L : struct, IBitLane<L>, ILane<L>
    {
        Span<double> angles = stackalloc double[16];
        Span<double> quadrants = stackalloc double[16];
        Span<double> tails = stackalloc double[16];
        L.CopyTo(x, angles);
        L far = L.Abs(x) > P.NearAngle;
        for (int i = 0; i < L.Count; i++)
            quadrants[i] = AngleReduction.Reduce(angles[i], out angles[i], out tails[i]);
        L high = L.From(angles);
        n = L.Select(far, L.From(quadrants), n);
        r = L.Select(far, high, r);
        // In float the rest of the double is the tail; in double nothing is left of it.
        Span<double> rounded = stackalloc double[16];
        L.CopyTo(high, rounded);
        for (int i = 0; i < L.Count; i++)
            tails[i] += angles[i] - rounded[i];
        low = L.Select(far, L.From(tails), low);
    }
}
