using System.Numerics;
using System.Runtime.InteropServices;

namespace FnnKit.Testing;

/// <summary>Compares numbers by their bits; of a NaN only that it is one.</summary>
internal static class SameBits
{
    /// <summary>The index of the first difference, or -1.</summary>
    public static int FirstDifference<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (one.Length != other.Length)
            return Math.Min(one.Length, other.Length);
        for (int i = 0; i < one.Length; i++)
        {
            if (!Same(one[i], other[i]))
                return i;
        }

        return -1;
    }

    /// <summary>The first difference in words, or null where there is none.</summary>
    public static string? Difference<T>(string what, ReadOnlySpan<T> one, ReadOnlySpan<T> other)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int at = FirstDifference(one, other);
        return at < 0 ? null : one.Length != other.Length ? $"{what} has {one.Length} and {other.Length} numbers"
            : $"{what}[{at}] is {CSharp.Number(one[at])} once and {CSharp.Number(other[at])} the other time";
    }

    private static bool Same<T>(T one, T other)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => (T.IsNaN(one) && T.IsNaN(other))
            || MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in one)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in other)));
}
