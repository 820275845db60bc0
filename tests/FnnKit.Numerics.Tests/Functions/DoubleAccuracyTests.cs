using Xunit.Abstractions;

namespace FnnKit.Numerics.Tests.Functions;

public class DoubleAccuracyTests(ITestOutputHelper output)
{
    private const double Limit = 4;

    [Theory]
    [MemberData(nameof(FunctionCase.Names), MemberType = typeof(FunctionCase))]
    public void A_function_in_double_is_within_four_units_of_the_last_place_and_equal_in_every_width(string name)
    {
        var function = FunctionCase.Find(name);
        double[] x = [.. Points()], y = new double[x.Length], z = new double[x.Length];
        function.Run<double>(VectorWidth.Active, x, y);
        foreach (int width in VectorWidth.Available)
        {
            function.Run<double>(width, x, z);
            SameBits.Assert<double>(y, z, $"{name} at {width} bits");
        }

        double worst = 0, at = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (IsOutside(name, x[i]))
                continue;
            double distance = Distance(y[i], function.Exact(x[i]));
            if (distance > worst)
                (worst, at) = (distance, x[i]);
        }

        output.WriteLine($"{name}: {worst:F2}");
        Assert.True(worst < Limit, $"{name} in double is {worst:F3} units of the last place off at {at:R}.");
    }

    // Every exponent eight times, and densely where the functions bend.
    private static IEnumerable<double> Points()
    {
        var random = new Random(7);
        for (long exponent = 0; exponent < 2047; exponent++)
        {
            for (int i = 0; i < 8; i++)
            {
                double value = BitConverter.Int64BitsToDouble((exponent << 52) | random.NextInt64(1L << 52));
                yield return value;
                yield return -value;
            }
        }

        foreach (double width in new[] { 1.0, 8, 40, 800, 1e6 })
        {
            for (int i = 0; i < 4000; i++)
                yield return (2 * random.NextDouble() - 1) * width;
        }
    }

    // Where the result is not a finite number, or one that the reference does not scale; the edges have tests of their own.
    private static bool IsOutside(string name, double x) => name switch
    {
        "exp" or "sigmoid" or "softplus" => Math.Abs(x) > (name == "exp" && x > 0 ? 709 : 745),
        "expm1" => x > 709 || x < -700,
        "log" => x <= 0,
        "log1p" => x <= -1,
        _ => false,
    };

    private static double Distance(double y, (DoubleDouble Value, int Scale) exact)
    {
        // A result below the normal numbers has the unit of the smallest one.
        int exponent = exact.Value.High == 0 ? -1074 : Math.Max(Math.ILogB(exact.Value.High) + exact.Scale - 52, -1074);
        double scaled = Math.ScaleB(y, -exponent);
        DoubleDouble expected = exact.Value.Times(Math.ScaleB(1, (exact.Scale - exponent) / 2)).Times(
            Math.ScaleB(1, exact.Scale - exponent - (exact.Scale - exponent) / 2));
        return Math.Abs(((DoubleDouble)scaled - expected).High);
    }
}
