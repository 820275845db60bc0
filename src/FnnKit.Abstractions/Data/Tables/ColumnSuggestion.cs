namespace FnnKit;

/// <summary>Finds the name that somebody may have meant.</summary>
internal static class ColumnSuggestion
{
    /// <summary>Two names are near if this share of their characters, or more, stands in both in the same order.</summary>
    private const double SmallestShare = 0.6;

    /// <summary>Finds the name that is most like another; null if none is near.</summary>
    public static string? Find(string name, IReadOnlyList<string> names)
    {
        string? nearest = names.MaxBy(other => Share(name, other));
        return nearest is not null && Share(name, nearest) >= SmallestShare ? nearest : null;
    }

    /// <summary>Computes <c>2 · c / (a + b)</c> for names of a and b characters of which c are common and in the same order, in upper or lower case.</summary>
    private static double Share(string first, string second)
    {
        int[] common = new int[second.Length + 1];
        foreach (char character in first)
        {
            for (int i = 0, diagonal = 0; i < second.Length; i++)
            {
                int above = common[i + 1];
                common[i + 1] = char.ToLowerInvariant(character) == char.ToLowerInvariant(second[i]) ? diagonal + 1 : Math.Max(above, common[i]);
                diagonal = above;
            }
        }

        return 2.0 * common[^1] / Math.Max(1, first.Length + second.Length);
    }
}
