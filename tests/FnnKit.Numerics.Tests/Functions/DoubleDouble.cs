namespace FnnKit.Numerics.Tests.Functions;

/// <summary>A number of about 106 bits, as the exact sum of two doubles (T. Dekker, 1971): the reference for double.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double x) => new(x, 0);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (s, e) = Sum(a.High, b.High);
        var (t, f) = Sum(a.Low, b.Low);
        (s, e) = Fast(s, e + t);
        return Fast(s, e + f);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double p = a.High * b.High;
        double e = Math.FusedMultiplyAdd(a.High, b.High, -p) + (a.High * b.Low + a.Low * b.High);
        return Fast(p, e);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        DoubleDouble rest = a - b * first;
        double second = rest.High / b.High;
        rest -= b * second;
        return Fast(first, second) + rest.High / b.High;
    }

    public DoubleDouble Times(double powerOfTwo) => new(High * powerOfTwo, Low * powerOfTwo);

    private static DoubleDouble Fast(double a, double b)
    {
        double s = a + b;
        return new(s, b - (s - a));
    }

    private static (double Sum, double Error) Sum(double a, double b)
    {
        double s = a + b, t = s - a;
        return (s, a - (s - t) + (b - t));
    }
}
