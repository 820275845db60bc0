using System.Numerics;
using System.Runtime.InteropServices;

namespace FnnKit.Numerics.Tests;

/// <summary>Compares bits, except that one NaN is as good as another.</summary>
internal static class SameBits
{
    public static void Assert<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)))
            return;
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = T.IsNaN(expected[i]) ? T.IsNaN(actual[i]) : expected[i] == actual[i] && T.IsNegative(expected[i]) == T.IsNegative(actual[i]);
            Xunit.Assert.True(same, $"{what}: element {i} of {expected.Length} is {actual[i]}, expected {expected[i]}.");
        }
    }
}
