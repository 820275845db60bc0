namespace FnnKit;

/// <summary>Finds the known name that is most similar to a misspelled one.</summary>
public static class NearestName
{
    /// <summary>The lowest score, of 100, at which a name is suggested.</summary>
    private const int SmallestScore = 60;

    /// <summary>The largest number of edits that counts as a misspelling.</summary>
    private const int LargestSlip = 2;

    /// <summary>Returns the suggestion as the end of a sentence; empty if no name is similar.</summary>
    public static string Suggest(string name, IEnumerable<string> names)
        => Find(name, names) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>Returns the most similar name; null if no name is similar.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        string lower = name.ToLowerInvariant();
        var scores = names.Select(candidate => (Name: candidate, Score: Score(lower, candidate.ToLowerInvariant()))).Where(pair => pair.Score >= SmallestScore).ToArray();
        return scores.Length == 0 ? null : scores.MaxBy(pair => pair.Score).Name;
    }

    /// <summary>Returns whether a name is a misspelling of one of the names: at most two edits, and at most half of the letters.</summary>
    public static bool IsSlip(string name, IEnumerable<string> names)
        => names.Any(candidate => EditDistance.Compute(name.ToLowerInvariant(), candidate.ToLowerInvariant()) <= Math.Min(LargestSlip, candidate.Length / 2));

    /// <summary>The share of letters that two names have in common, in percent: a substitution removes a letter from both.</summary>
    private static int Score(string first, string second)
    {
        int letters = first.Length + second.Length;
        return letters == 0 ? 100 : (int)Math.Round(100.0 * (letters - EditDistance.Compute(first, second, substitution: 2)) / letters);
    }
}
