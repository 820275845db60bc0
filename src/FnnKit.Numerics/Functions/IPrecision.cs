using FnnKit.Lanes;

namespace FnnKit.Functions;

/// <summary>
/// What differs between float and double when an elementary function is computed: the format, split constants and minimax polynomials. The functions
/// themselves are written once over it and over the lane.
/// </summary>
internal interface IPrecision
{
    /// <summary>Bits of the significand without the hidden one.</summary>
    static abstract int MantissaBits { get; }

    /// <summary>The exponent's bias.</summary>
    static abstract int Bias { get; }

    /// <summary>The bits of the square root of one half.</summary>
    static abstract long SqrtHalfBits { get; }

    /// <summary>The smallest normal number.</summary>
    static abstract double MinNormal { get; }

    /// <summary>Ln 2 rounded to the format.</summary>
    static abstract double Ln2High { get; }

    /// <summary>What <see cref="Ln2High"/> leaves out.</summary>
    static abstract double Ln2Low { get; }

    /// <summary>Above it <c>e^x</c> is infinite.</summary>
    static abstract double ExpMax { get; }

    /// <summary>Below it <c>e^x</c> is zero.</summary>
    static abstract double ExpMin { get; }

    /// <summary>Below it <c>e^x - 1</c> is -1.</summary>
    static abstract double Expm1Min { get; }

    /// <summary>From it on tanh is 1.</summary>
    static abstract double TanhMax { get; }

    /// <summary>From it on erf is 1.</summary>
    static abstract double ErfMax { get; }

    /// <summary>Below it <c>f(x) = x</c> for every function here with <c>f(0) = 0</c> and slope 1, rounded correctly.</summary>
    static abstract double Tiny { get; }

    /// <summary>Pi/2 as a sum of three numbers of the format.</summary>
    static abstract double HalfPiHigh { get; }

    /// <inheritdoc cref="HalfPiHigh"/>
    static abstract double HalfPiMiddle { get; }

    /// <inheritdoc cref="HalfPiHigh"/>
    static abstract double HalfPiLow { get; }

    /// <summary>Up to it an angle is reduced with the three parts of pi/2, beyond with the digits of 2/pi.</summary>
    static abstract double NearAngle { get; }

    /// <summary><c>(e^r - 1 - r) / r^2</c> for |r| up to ln 2 / 2.</summary>
    static abstract L Exp<L>(L r)
        where L : struct, IBitLane<L>, ILane<L>;

    /// <summary><c>ln(1 + f) - f</c> for 1 + f between the square roots of one half and two.</summary>
    static abstract L Log<L>(L f)
        where L : struct, IBitLane<L>, ILane<L>;

    /// <summary><c>(sin r / r - 1) / r^2</c> over <c>z = r^2</c>, |r| up to pi/4.</summary>
    static abstract L Sin<L>(L z)
        where L : struct, IBitLane<L>, ILane<L>;

    /// <summary><c>(cos r - 1 + r^2 / 2) / r^4</c> over <c>z = r^2</c>, |r| up to pi/4.</summary>
    static abstract L Cos<L>(L z)
        where L : struct, IBitLane<L>, ILane<L>;

    /// <summary><c>erf x / x - 1</c> over <c>z = x^2</c>, |x| up to 1.</summary>
    static abstract L Erf<L>(L z)
        where L : struct, IBitLane<L>, ILane<L>;

    /// <summary><c>ln(1 - erf x)</c> for x from 1 to <see cref="ErfMax"/>.</summary>
    static abstract L LogErfc<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>;
}
