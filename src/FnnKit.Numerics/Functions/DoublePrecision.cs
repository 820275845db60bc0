using System.Runtime.CompilerServices;
using FnnKit.Lanes;

namespace FnnKit.Functions;

/// <summary>Constants and polynomials for double. The polynomials are minimax fits found by Remez exchange, their coefficients rounded to the format.</summary>
internal readonly struct DoublePrecision : IPrecision
{
    public static int MantissaBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 52;
    }

    public static int Bias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1023;
    }

    public static long SqrtHalfBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0x3FE6A09E667F3BCD;
    }

    public static double MinNormal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2.2250738585072014e-308;
    }

    public static double Ln2High
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0.6931471805599453;
    }

    public static double Ln2Low
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2.3190468138462996e-17;
    }

    public static double ExpMax
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 710;
    }

    public static double ExpMin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => -746;
    }

    public static double Expm1Min
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => -40;
    }

    public static double TanhMax
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 20;
    }

    public static double ErfMax
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 6;
    }

    public static double Tiny
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1e-9;
    }

    public static double HalfPiHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1.5707963267948966;
    }

    public static double HalfPiMiddle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 6.123233995736766e-17;
    }

    public static double HalfPiLow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => -1.4973849048591698e-33;
    }

    public static double NearAngle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1e6;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Exp<L>(L r)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = 2.0924515921565004e-09;
        p = L.FusedMultiplyAdd(p, r, 2.510909049060508e-08);
        p = L.FusedMultiplyAdd(p, r, 2.7557242510008704e-07);
        p = L.FusedMultiplyAdd(p, r, 2.7557244061778925e-06);
        p = L.FusedMultiplyAdd(p, r, 2.4801587360873567e-05);
        p = L.FusedMultiplyAdd(p, r, 0.0001984126988626629);
        p = L.FusedMultiplyAdd(p, r, 0.001388888888886666);
        p = L.FusedMultiplyAdd(p, r, 0.008333333333321579);
        p = L.FusedMultiplyAdd(p, r, 0.0416666666666667);
        p = L.FusedMultiplyAdd(p, r, 0.16666666666666677);
        return L.FusedMultiplyAdd(p, r, 0.5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Log<L>(L f)
        where L : struct, IBitLane<L>, ILane<L>
    {
        // s = f / (2 + f) turns ln(1 + f) into 2 artanh(s), whose series has every second power only.
        L s = f / (2.0 + f);
        L z = s * s;
        L p = 0.14797508607124893;
        p = L.FusedMultiplyAdd(p, z, 0.15313903272642887);
        p = L.FusedMultiplyAdd(p, z, 0.18183569733907337);
        p = L.FusedMultiplyAdd(p, z, 0.2222219847620027);
        p = L.FusedMultiplyAdd(p, z, 0.2857142874325952);
        p = L.FusedMultiplyAdd(p, z, 0.3999999999941111);
        p = L.FusedMultiplyAdd(p, z, 0.6666666666666735);
        L half = 0.5 * f * f;
        return L.FusedMultiplyAdd(s, L.FusedMultiplyAdd(z, p, half), -half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Sin<L>(L z)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = 1.589650445910065e-10;
        p = L.FusedMultiplyAdd(p, z, -2.5050753257594096e-08);
        p = L.FusedMultiplyAdd(p, z, 2.7557313662027397e-06);
        p = L.FusedMultiplyAdd(p, z, -0.0001984126982972519);
        p = L.FusedMultiplyAdd(p, z, 0.008333333333322316);
        return L.FusedMultiplyAdd(p, z, -0.16666666666666632);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Cos<L>(L z)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = -1.1359448711687689e-11;
        p = L.FusedMultiplyAdd(p, z, 2.087571956024578e-09);
        p = L.FusedMultiplyAdd(p, z, -2.7557314326049407e-07);
        p = L.FusedMultiplyAdd(p, z, 2.4801587289395014e-05);
        p = L.FusedMultiplyAdd(p, z, -0.001388888888887399);
        return L.FusedMultiplyAdd(p, z, 0.0416666666666666);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Erf<L>(L z)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = -7.77944891324782e-10;
        p = L.FusedMultiplyAdd(p, z, 1.3710969859773255e-08);
        p = L.FusedMultiplyAdd(p, z, -1.6206311317613116e-07);
        p = L.FusedMultiplyAdd(p, z, 1.644713125315939e-06);
        p = L.FusedMultiplyAdd(p, z, -1.492471227639966e-05);
        p = L.FusedMultiplyAdd(p, z, 0.00012055293575585293);
        p = L.FusedMultiplyAdd(p, z, -0.0008548325929271576);
        p = L.FusedMultiplyAdd(p, z, 0.00522397760611762);
        p = L.FusedMultiplyAdd(p, z, -0.026866170643111375);
        p = L.FusedMultiplyAdd(p, z, 0.11283791670944185);
        p = L.FusedMultiplyAdd(p, z, -0.3761263890318352);
        return L.FusedMultiplyAdd(p, z, 0.12837916709551256);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L LogErfc<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = 1.0390269467187596e-12;
        p = L.FusedMultiplyAdd(p, x, -4.7516309464716844e-11);
        p = L.FusedMultiplyAdd(p, x, 1.0170356334479061e-09);
        p = L.FusedMultiplyAdd(p, x, -1.3522120803479397e-08);
        p = L.FusedMultiplyAdd(p, x, 1.2483016573788987e-07);
        p = L.FusedMultiplyAdd(p, x, -8.451896156487914e-07);
        p = L.FusedMultiplyAdd(p, x, 4.301766893082576e-06);
        p = L.FusedMultiplyAdd(p, x, -1.6421434144371468e-05);
        p = L.FusedMultiplyAdd(p, x, 4.4769756972938614e-05);
        p = L.FusedMultiplyAdd(p, x, -6.97499901245147e-05);
        p = L.FusedMultiplyAdd(p, x, -4.5956942756095614e-05);
        p = L.FusedMultiplyAdd(p, x, 0.0006428353563673363);
        p = L.FusedMultiplyAdd(p, x, -0.0017709274851046574);
        p = L.FusedMultiplyAdd(p, x, 0.00028223053645690756);
        p = L.FusedMultiplyAdd(p, x, 0.01907695411442194);
        p = L.FusedMultiplyAdd(p, x, -0.10274664205143527);
        p = L.FusedMultiplyAdd(p, x, -0.6366287038951542);
        p = L.FusedMultiplyAdd(p, x, -1.1283772823667788);
        return L.FusedMultiplyAdd(p, x, -1.8438785014972396e-07);
    }
}
