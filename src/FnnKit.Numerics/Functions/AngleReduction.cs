namespace FnnKit.Functions;

/// <summary>
/// Reduces a large angle with as many digits of 2/pi as its exponent asks for (M. Payne and R. Hanek, Radian reduction for trigonometric functions, 1983).
/// </summary>
internal static class AngleReduction
{
    // 2/pi as a binary fraction, 64 bits a word, most significant first: enough for the largest double and 128 bits after the point.
    private static ReadOnlySpan<ulong> Digits =>
    [
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0, 0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484,
        0xE99C7026B45F7E41, 0x3991D639835339F4, 0x9C845F8BBDF9283B, 0x1FF897FFDE05980F,
        0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B,
        0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    /// <summary>Gives <c>r + low</c>, the distance to the nearest multiple of pi/2, at most pi/4, and that multiple's number modulo 4.</summary>
    /// <param name="x">The angle; what is not finite gives NaN. It must not be smaller than 1.</param>
    /// <param name="r">The distance, rounded.</param>
    /// <param name="low">What rounding left out of it.</param>
    public static double Reduce(double x, out double r, out double low)
    {
        low = 0;
        if (!double.IsFinite(x) || Math.Abs(x) < 1)
        {
            r = double.NaN;
            return 0;
        }

        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        ulong significand = ((ulong)bits & 0xFFFFFFFFFFFFF) | (1UL << 52);
        int exponent = (int)(bits >> 52) - 1023 - 52;

        // x * 2/pi modulo 4, in units of 2^-190: the product of the significand with the 192 bits from the place where a whole turn begins.
        int start = exponent - 2;
        ulong first = Window(start), second = Window(start + 64), third = Window(start + 128);
        UInt128 bottom = (UInt128)significand * third;
        UInt128 middle = (UInt128)significand * second + (bottom >> 64);
        UInt128 turn = ((UInt128)(significand * first) << 64) + middle;

        int quadrant = (int)(turn >> 126);
        UInt128 fraction = turn << 2;
        // Beyond one half the next multiple is nearer.
        bool negative = fraction >> 127 != 0;
        if (negative)
        {
            quadrant = (quadrant + 1) & 3;
            fraction = UInt128.Zero - fraction;
        }

        ToAngle(fraction, out r, out low);
        if (negative != x < 0)
            (r, low) = (-r, -low);
        return x < 0 ? (4 - quadrant) & 3 : quadrant;
    }

    // Sixty-four bits of 2/pi from a place after the point; before the point there are only zeros.
    private static ulong Window(int place)
    {
        if (place <= -64)
            return 0;
        if (place < 0)
            return Digits[0] >> -place;
        int word = place >> 6, shift = place & 63;
        return shift == 0 ? Digits[word] : (Digits[word] << shift) | (Digits[word + 1] >> (64 - shift));
    }

    // fraction * 2^-128 * pi/2 as a sum of two doubles.
    private static void ToAngle(UInt128 fraction, out double r, out double low)
    {
        const double halfPi = 1.5707963267948966, halfPiLow = 6.123233995736766e-17;
        int zeros = (int)UInt128.LeadingZeroCount(fraction);
        if (zeros > 120)
        {
            (r, low) = (0, 0);
            return;
        }

        UInt128 aligned = fraction << zeros;
        ulong top = (ulong)(aligned >> 75), next = (ulong)(aligned >> 22) & 0x1FFFFFFFFFFFFF;
        double scale = Math.ScaleB(1, -53 - zeros);
        double high = top * scale, rest = next * (scale * 1.1102230246251565e-16);
        r = high * halfPi;
        low = Math.FusedMultiplyAdd(high, halfPi, -r) + Math.FusedMultiplyAdd(high, halfPiLow, rest * halfPi);
        double sum = r + low;
        low -= sum - r;
        r = sum;
    }
}
