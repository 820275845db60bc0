using System.Numerics;

namespace FnnKit.Testing;

/// <summary>Numbers from fixed streams, so that every run of a law sees the same.</summary>
internal static class Draws
{
    /// <summary>Numbers evenly between two limits.</summary>
    public static double[] Between(double from, double to, int count, string purpose = "test")
    {
        double[] values = new double[count];
        new RandomStream(1, purpose).FillUniform(values.AsSpan());
        return [.. values.Select(value => from + ((to - from) * value))];
    }

    /// <summary>The same in any precision.</summary>
    public static T[] Between<T>(double from, double to, int count, string purpose = "test")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => [.. Between(from, to, count, purpose).Select(T.CreateTruncating)];
}
