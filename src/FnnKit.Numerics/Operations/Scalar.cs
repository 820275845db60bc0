using FnnKit.Lanes;

namespace FnnKit;

/// <summary>
/// Elementary functions of single numbers, with the same bits on every machine. <see cref="Math"/> calls the functions of the operating system, which differ
/// from machine to machine.
/// </summary>
/// <remarks>The results are the bits that <see cref="Vectors"/> computes for the same number.</remarks>
public static class Scalar
{
    /// <summary>Computes <c>e^x</c>.</summary>
    public static double Exp(double x) => LaneScalar<double>.Exp(x).Value;

    /// <summary>Computes <c>ln x</c>: negative infinity for zero, NaN for negative numbers.</summary>
    public static double Log(double x) => LaneScalar<double>.Log(x).Value;

    /// <summary>Computes the cosine of an angle in radians.</summary>
    public static double Cos(double x) => LaneScalar<double>.Cos(x).Value;

    /// <summary>Computes the error function, <c>2 / sqrt(pi) * integral of e^(-t^2) from 0 to x</c>.</summary>
    public static double Erf(double x) => LaneScalar<double>.Erf(x).Value;

    /// <summary>Computes <c>number^exponent</c> for a whole exponent by repeated squaring, with multiplications alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exponent"/> is negative.</exception>
    public static double Power(double number, long exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        double power = 1;
        for (double square = number; exponent > 0; exponent >>= 1, square *= square)
        {
            if ((exponent & 1) == 1)
                power *= square;
        }

        return power;
    }

    /// <summary>
    /// Computes <c>number^exponent</c>: by repeated squaring if the exponent is whole and 0 or more, otherwise as <c>e^(exponent * ln number)</c>, which is NaN
    /// for a negative number.
    /// </summary>
    public static double Power(double number, double exponent)
        => exponent == Math.Floor(exponent) && exponent is >= 0 and < long.MaxValue ? Power(number, (long)exponent) : Exp(exponent * Log(number));
}
