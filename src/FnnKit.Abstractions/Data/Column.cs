namespace FnnKit;

/// <summary>One column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Categories">The values it takes, in the order of their codes 0, 1, 2 and so on; null where it holds numbers.</param>
public sealed record Column(string Name, IReadOnlyList<string>? Categories = null)
{
    /// <summary>
    /// The code of a category that training never saw. Transforms that encode categories make zeros of it, and layers that embed them have a vector for it. A
    /// category that is still missing (NaN) behind the transforms has this code too.
    /// </summary>
    public const double Unknown = -1;

    /// <summary>The name of the column of the data that it was made of; by default its own.</summary>
    public string Source
    {
        get => field ?? Name;
        init;
    }

    /// <summary>Whether its numbers are dates: days since 1970-01-01, with the time of the day as a fraction.</summary>
    public bool IsDate { get; init; }

    /// <summary>Whether the column holds the codes of categories rather than numbers.</summary>
    public bool IsCategory => Categories is not null;
}
