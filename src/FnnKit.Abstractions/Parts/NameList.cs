namespace FnnKit;

/// <summary>Names in a message, cut where they become too many to read, and said so.</summary>
public static class NameList
{
    private const int Shown = 12;

    /// <summary>The names with commas between them; of too many the first, and how many more there are.</summary>
    /// <param name="names">The names.</param>
    /// <param name="shown">How many to show at the most.</param>
    public static string Format(IEnumerable<string> names, int shown = Shown)
    {
        string[] all = [.. names];
        return all.Length <= shown ? string.Join(", ", all) : $"{string.Join(", ", all.Take(shown))} and {all.Length - shown} more";
    }
}
