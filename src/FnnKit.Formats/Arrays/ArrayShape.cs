using System.Globalization;

namespace FnnKit.Formats;

/// <summary>The arithmetic of shapes, safe against products that do not fit.</summary>
internal static class ArrayShape
{
    /// <summary>NumPy's own limit (2.x).</summary>
    public const int MaximumRank = 64;

    /// <summary>Multiplies sizes that are not negative; 1 for a scalar, 0 where any size is 0 whatever the others are.</summary>
    /// <returns>Whether the array's bytes can be counted in a <see cref="long"/>.</returns>
    public static bool TryCount(ReadOnlySpan<int> shape, int elementSize, out long count)
    {
        count = shape.Contains(0) ? 0 : 1;
        if (count == 0)
            return true;
        long limit = long.MaxValue / elementSize;
        foreach (int size in shape)
        {
            if (size > limit / count)
                return false;
            count *= size;
        }

        return true;
    }

    /// <summary>The shape as NumPy prints it: <c>()</c>, <c>(3,)</c>, <c>(2, 3)</c>.</summary>
    public static string Format(ReadOnlySpan<int> shape)
    {
        string[] sizes = new string[shape.Length];
        for (int i = 0; i < shape.Length; i++)
            sizes[i] = shape[i].ToString(CultureInfo.InvariantCulture);
        return sizes.Length == 1 ? $"({sizes[0]},)" : $"({string.Join(", ", sizes)})";
    }
}
