using FuzzySharp;

namespace FnnKit;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>Below this score (of 100) two names have too little in common for a suggestion to help.</summary>
    private const int SmallestScore = 60;

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
}
