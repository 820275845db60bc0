using System.Runtime.CompilerServices;

namespace FnnKit;

/// <summary>The one check that spans of a call agree.</summary>
internal static class Lengths
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int length, int expected, [CallerArgumentExpression(nameof(length))] string? name = null)
    {
        if (length != expected)
            Throw(length, expected, name);
    }

    private static void Throw(int length, int expected, string? name) => throw new ArgumentException(
        $"The spans of one call must be equally long: {name} is {length} where {expected} was expected.");
}
