using FuzzySharp;

namespace FnnKit;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>Below this score (of 100) two names have too little in common for a suggestion to help.</summary>
    private const int SmallestScore = 60;

    /// <summary>More changes of single letters than this are another word, not a slip of the pen.</summary>
    private const int LargestSlip = 2;

    /// <summary>The suggestion as the end of a sentence, empty where no name is near.</summary>
    public static string Suggest(string name, IEnumerable<string> names)
        => Find(name, names) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>The name that is nearest; null where none is near.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        string lower = name.ToLowerInvariant();
        var best = names.Select(candidate => (candidate, score: Fuzz.Ratio(lower, candidate.ToLowerInvariant()))).DefaultIfEmpty(("", 0)).MaxBy(pair => pair.Item2);
        return best.Item2 >= SmallestScore ? best.Item1 : null;
    }

    /// <summary>Whether a name differs from one of the names by a letter or two, as a slip of the pen does; more than half of the letters is another word.</summary>
    public static bool IsSlip(string name, IEnumerable<string> names)
        => names.Any(candidate => Levenshtein.EditDistance(name.ToLowerInvariant(), candidate.ToLowerInvariant()) <= Math.Min(LargestSlip, candidate.Length / 2));
}
