using Xunit.Abstractions;

namespace FnnKit.Numerics.Tests.Functions;

public class SingleAccuracyTests(ITestOutputHelper output)
{
    // The distance to the true value; below 2.5 the result is at most two floats from the correctly rounded one.
    private const double Limit = 2.5;

    [Theory]
    [MemberData(nameof(FunctionCase.Names), MemberType = typeof(FunctionCase))]
    public void A_function_in_float_is_within_two_units_of_the_last_place_everywhere_and_equal_in_every_width(string name)
    {
        var function = FunctionCase.Find(name);
        double worst = 0;
        float[] x = new float[1 << 13], y = new float[1 << 13], z = new float[1 << 13];
        long pattern = 0;
        // The reference is slower for some; a prime step still meets every exponent thousands of times.
        int step = name is "erf" or "expm1" or "log1p" or "softplus" ? 5003 : 257;
        while (pattern <= uint.MaxValue)
        {
            int count = 0;
            for (; count < x.Length && pattern <= uint.MaxValue; count++, pattern += step)
                x[count] = BitConverter.UInt32BitsToSingle((uint)pattern);
            function.Run<float>(VectorWidth.Active, x.AsSpan(0, count), y.AsSpan(0, count));
            foreach (int width in VectorWidth.Available)
            {
                function.Run<float>(width, x.AsSpan(0, count), z.AsSpan(0, count));
                SameBits.Assert<float>(y.AsSpan(0, count), z.AsSpan(0, count), $"{name} at {width} bits");
            }

            for (int i = 0; i < count; i++)
                worst = Math.Max(worst, Distance(x[i], y[i], function.Approximate(x[i])));
        }

        output.WriteLine($"{name}: {worst:F2}");
        Assert.True(worst < Limit, $"{name} in float is {worst:F3} units of the last place off.");
    }

    private static double Distance(float x, float y, double expected)
    {
        if (double.IsNaN(expected))
            return float.IsNaN(y) ? 0 : Fail(x, y, expected);
        float rounded = (float)expected;
        if (float.IsInfinity(rounded) || float.IsInfinity(y) || expected == 0)
            return BitConverter.SingleToInt32Bits(rounded) == BitConverter.SingleToInt32Bits(y) ? 0 : Fail(x, y, expected);
        double unit = MathF.BitIncrement(Math.Abs(rounded)) - Math.Abs(rounded);
        return Math.Abs(y - expected) / unit;
    }

    private static double Fail(float x, float y, double expected)
    {
        Assert.Fail($"f({x:R}) is {y:R}, expected {expected:R}.");
        return 0;
    }
}
