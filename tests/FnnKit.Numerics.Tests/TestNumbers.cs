using System.Numerics;

namespace FnnKit.Numerics.Tests;

/// <summary>Makes the numbers that the operations are tested with.</summary>
internal static class TestNumbers
{
    /// <summary>Numbers from -2 to 2.</summary>
    public static T[] Create<T>(int length, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => T.CreateTruncating(random.NextDouble() * 4 - 2))];
    }

    /// <summary>Numbers from -2 to 2, a quarter of which are NaN, infinities, zeros of both signs or subnormal.</summary>
    public static T[] CreateSpecial<T>(int length, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] special = [T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.Zero, T.NegativeZero, T.Epsilon, -T.Epsilon];
        T[] numbers = Create<T>(length, seed);
        var random = new Random(seed + 100);
        for (int i = 0; i < length; i++)
            if (random.Next(4) == 0)
                numbers[i] = special[random.Next(special.Length)];
        return numbers;
    }
}
