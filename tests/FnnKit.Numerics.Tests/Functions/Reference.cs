using System.Numerics;

namespace FnnKit.Numerics.Tests.Functions;

/// <summary>
/// The elementary functions to about a hundred bits, by Taylor series, Newton's iteration and an exact reduction of angles: nothing that the code under test
/// uses. The scale is a power of two that the result has still to be multiplied by.
/// </summary>
internal static class Reference
{
    private static readonly BigInteger HalfPiBits = HalfPi(1300);
    private static readonly DoubleDouble Ln2 = Series(0.5, 110, (i, power) => power / i);

    public static (DoubleDouble Value, int Scale) Exp(double x)
    {
        int n = (int)Math.Round(x / Math.Log(2));
        return (Expm1Small(x - Ln2 * n) + 1, n);
    }

    public static DoubleDouble Expm1(double x)
    {
        if (Math.Abs(x) < 0.5)
            return Expm1Small(x);
        var (value, scale) = Exp(x);
        return scale > 1000 ? value.Times(Math.ScaleB(1, scale - 1)).Times(2) : value.Times(Math.ScaleB(1, scale)) - 1;
    }

    public static DoubleDouble Log(DoubleDouble x)
    {
        int scale = Math.ILogB(x.High);
        // In two steps, since neither a subnormal number nor its inverse scale fits one.
        DoubleDouble m = x.Times(Math.ScaleB(1, -scale / 2)).Times(Math.ScaleB(1, -scale - -scale / 2));
        if (m.High > 1.5)
            (m, scale) = (m.Times(0.5), scale + 1);
        return Log1pSmall(m - 1) + Ln2 * scale;
    }

    public static DoubleDouble Log1p(double x) => Math.Abs(x) < 0.4 ? Log1pSmall(x) : Log((DoubleDouble)1 + x);

    public static DoubleDouble Tanh(double x)
    {
        if (Math.Abs(x) > 40)
            return Math.Sign(x);
        DoubleDouble t = Expm1(2 * x);
        return t / (t + 2);
    }

    public static (DoubleDouble Value, int Scale) Sigmoid(double x)
    {
        var (e, scale) = Exp(-Math.Abs(x));
        if (scale < -200)
            return x < 0 ? (e, scale) : (1, 0);
        e = e.Times(Math.ScaleB(1, scale));
        return ((x < 0 ? e : 1) / (e + 1), 0);
    }

    public static (DoubleDouble Value, int Scale) Softplus(double x)
    {
        var (e, scale) = Exp(-Math.Abs(x));
        if (scale < -200)
            return x < 0 ? (e, scale) : (x, 0);
        e = e.Times(Math.ScaleB(1, scale));
        DoubleDouble log = e.High < 0.4 ? Log1pSmall(e) : Log(e + 1);
        return (x > 0 ? log + x : log, 0);
    }

    public static DoubleDouble Erf(double x)
    {
        double a = Math.Abs(x);
        if (a > 6.5)
            return Math.Sign(x);
        if (a < 3)
        {
            DoubleDouble square = (DoubleDouble)x * x, term = x, sum = x;
            for (int n = 1; n < 100; n++)
            {
                term = -term * square / n;
                sum += term / (2 * n + 1);
            }

            return sum * TwoOverRootPi();
        }

        // What is left to 1 is below 3e-5, so a double is more than enough for it.
        double fraction = 0;
        for (int k = 100; k >= 1; k--)
            fraction = k / 2.0 / (a + fraction);
        DoubleDouble rest = Math.Exp(-a * a) / Math.Sqrt(Math.PI) / (a + fraction);
        return x < 0 ? rest - 1 : 1 - rest;
    }

    public static DoubleDouble Sin(double x) => Circular(x, 0);

    public static DoubleDouble Cos(double x) => Circular(x, 1);

    private static DoubleDouble Circular(double x, int offset)
    {
        // |x| and pi/2 as whole multiples of 2^-1300; a double has no bit below 2^-1074.
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = (int)(bits >> 52);
        BigInteger significand = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        BigInteger angle = significand << (Math.Max(exponent, 1) - 1075 + 1300);
        BigInteger quotient = BigInteger.DivRem(angle, HalfPiBits, out BigInteger rest);
        if (rest * 2 > HalfPiBits)
            (quotient, rest) = (quotient + 1, rest - HalfPiBits);
        int quadrant = (int)(quotient & 3);
        DoubleDouble r = ToDoubleDouble(rest);
        // Cosine is even; sine changes its sign with the angle.
        bool negative = offset == 0 && x < 0;
        quadrant = (quadrant + offset) & 3;
        DoubleDouble y = (quadrant & 1) == 0 ? Taylor(r, r, 1) : Taylor(1, r, 0);
        return (quadrant & 2) != 0 != negative ? -y : y;
    }

    private static DoubleDouble Taylor(DoubleDouble first, DoubleDouble r, int start)
    {
        DoubleDouble square = r * r, term = first, sum = first;
        for (int n = start + 1; n < 40; n += 2)
        {
            term = -term * square / (n * (n + 1.0));
            sum += term;
        }

        return sum;
    }

    private static DoubleDouble ToDoubleDouble(BigInteger value)
    {
        int shift = (int)Math.Max(0, (long)BigInteger.Abs(value).GetBitLength() - 110);
        BigInteger top = value >> shift;
        double high = (double)(top >> 55), low = (double)(top - ((top >> 55) << 55));
        double scale = Math.ScaleB(1, Math.Max(shift - 1300, -1000));
        return ((DoubleDouble)(high * Math.ScaleB(1, 55)) + low).Times(scale).Times(Math.ScaleB(1, Math.Min(0, shift - 1300 + 1000)));
    }

    private static DoubleDouble Expm1Small(DoubleDouble x)
    {
        DoubleDouble term = x, sum = x;
        for (int n = 2; n < 32; n++)
        {
            term = term * x / n;
            sum += term;
        }

        return sum;
    }

    // ln(1 + x) = 2 artanh(x / (2 + x))
    private static DoubleDouble Log1pSmall(DoubleDouble x)
    {
        DoubleDouble s = x / (x + 2), square = s * s, power = s, sum = s;
        for (int n = 3; n < 90; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return sum.Times(2);
    }

    private static DoubleDouble Series(double x, int terms, Func<int, DoubleDouble, DoubleDouble> term)
    {
        DoubleDouble sum = 0, power = 1;
        for (int i = 1; i <= terms; i++)
        {
            power *= x;
            sum += term(i, power);
        }

        return sum;
    }

    private static DoubleDouble TwoOverRootPi()
    {
        DoubleDouble pi = ToDoubleDouble(HalfPiBits).Times(2), guess = 2 / Math.Sqrt(pi.High);
        // One Newton step for 4 / pi = y^2 doubles the digits.
        return guess + (4 / pi - guess * guess) / guess.Times(2);
    }

    // J. Machin, 1706: pi/4 = 4 arctan(1/5) - arctan(1/239).
    private static BigInteger HalfPi(int bits)
    {
        BigInteger one = BigInteger.One << (bits + 64);
        return (2 * (4 * Arctan(5, one) - Arctan(239, one))) >> 64;
    }

    private static BigInteger Arctan(int inverse, BigInteger one)
    {
        BigInteger power = one / inverse, sum = power;
        for (int n = 3; !power.IsZero; n += 2)
        {
            power = -power / (inverse * inverse);
            sum += power / n;
        }

        return sum;
    }
}
