using System.Runtime.CompilerServices;
using FnnKit.Lanes;

namespace FnnKit.Functions;

/// <summary>Constants and polynomials for float. The polynomials are minimax fits found by Remez exchange, their coefficients rounded to the format.</summary>
internal readonly struct SinglePrecision : IPrecision
{
    public static int MantissaBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 23;
    }

    public static int Bias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 127;
    }

    public static long SqrtHalfBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0x3F3504F3;
    }

    public static double MinNormal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1.1754943508222875e-38;
    }

    public static double Ln2High
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0.6931471824645996;
    }

    public static double Ln2Low
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => -1.9046542121259336e-09;
    }

    public static double ExpMax
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 89;
    }

    public static double ExpMin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => -104;
    }

    public static double Expm1Min
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => -20;
    }

    public static double TanhMax
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 10;
    }

    public static double ErfMax
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    public static double Tiny
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1e-4;
    }

    public static double HalfPiHigh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1.5707963705062866;
    }

    public static double HalfPiMiddle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => -4.371138828673793e-08;
    }

    public static double HalfPiLow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => -1.7151245100058819e-15;
    }

    public static double NearAngle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1e5;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Exp<L>(L r)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = 0.0013946479884907603;
        p = L.FusedMultiplyAdd(p, r, 0.008366611786186695);
        p = L.FusedMultiplyAdd(p, r, 0.04166628047823906);
        p = L.FusedMultiplyAdd(p, r, 0.1666654348373413);
        return L.FusedMultiplyAdd(p, r, 0.5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Log<L>(L f)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = -0.07860993593931198;
        p = L.FusedMultiplyAdd(p, f, 0.12883518636226654);
        p = L.FusedMultiplyAdd(p, f, -0.13129085302352905);
        p = L.FusedMultiplyAdd(p, f, 0.14180952310562134);
        p = L.FusedMultiplyAdd(p, f, -0.1662450134754181);
        p = L.FusedMultiplyAdd(p, f, 0.20002295076847076);
        p = L.FusedMultiplyAdd(p, f, -0.25000810623168945);
        p = L.FusedMultiplyAdd(p, f, 0.33333316445350647);
        L square = f * f;
        return L.FusedMultiplyAdd(square * f, p, -0.5 * square);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Sin<L>(L z)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = -0.00019516654720064253;
        p = L.FusedMultiplyAdd(p, z, 0.008332173340022564);
        return L.FusedMultiplyAdd(p, z, -0.16666655242443085);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Cos<L>(L z)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = 2.4437740648863837e-05;
        p = L.FusedMultiplyAdd(p, z, -0.001388736185617745);
        return L.FusedMultiplyAdd(p, z, 0.04166664555668831);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Erf<L>(L z)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = 7.853843999328092e-05;
        p = L.FusedMultiplyAdd(p, z, -0.0008010189048945904);
        p = L.FusedMultiplyAdd(p, z, 0.00518832728266716);
        p = L.FusedMultiplyAdd(p, z, -0.026853810995817184);
        p = L.FusedMultiplyAdd(p, z, 0.1128358542919159);
        p = L.FusedMultiplyAdd(p, z, -0.3761262595653534);
        return L.FusedMultiplyAdd(p, z, 0.12837916612625122);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L LogErfc<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L p = 0.0001971776655409485;
        p = L.FusedMultiplyAdd(p, x, -0.0030555708799511194);
        p = L.FusedMultiplyAdd(p, x, 0.022276952862739563);
        p = L.FusedMultiplyAdd(p, x, -0.10403710603713989);
        p = L.FusedMultiplyAdd(p, x, -0.6370600461959839);
        p = L.FusedMultiplyAdd(p, x, -1.1277494430541992);
        return L.FusedMultiplyAdd(p, x, -0.00017752543499227613);
    }
}
