namespace FnnKit.Serving;

/// <summary>A served model with its versions.</summary>
internal sealed class ServedModel
{
    /// <summary>The fraction of the golden ratio: its multiples are spread evenly, so shares hold from the first requests on, and nothing is drawn.</summary>
    private const double Golden = 0.6180339887498949;

    private readonly double[] _ends;
    private int _requests = -1;

    /// <param name="name">The name.</param>
    /// <param name="versions">The versions, in their order.</param>
    /// <exception cref="ModelException">Two have one name, or the shares do not go together.</exception>
    public ServedModel(string name, IReadOnlyList<ServedVersion> versions)
    {
        (Name, Versions) = (name, versions);
        if (versions.GroupBy(version => version.Options.Version, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ModelException($"There are two models named '{name}' with the version '{twice.Key}' ({string.Join(" and ", twice.Select(version => version.Options.Path))}). Give each a name or a version of its own: NAME=PATH, or NAME@VERSION=PATH.");
        _ends = Ends();
    }

    /// <summary>The name in the addresses.</summary>
    public string Name { get; }

    /// <summary>The versions, in their order.</summary>
    public IReadOnlyList<ServedVersion> Versions { get; }

    /// <summary>The version for the next request that names none.</summary>
    public ServedVersion Next()
    {
        if (Versions.Count == 1)
            return Versions[0];
        double place = (uint)Interlocked.Increment(ref _requests) * Golden % 1;
        int version = Array.FindIndex(_ends, end => place < end);
        return Versions[version < 0 ? Versions.Count - 1 : version];
    }

    /// <summary>A version.</summary>
    /// <exception cref="RequestException">There is none of that name.</exception>
    public ServedVersion Find(string? version) => version is null ? Next()
        : Versions.FirstOrDefault(candidate => candidate.Options.Version == version)
        ?? throw RequestException.NotFound($"Model '{Name}' has no version '{version}'; it has {NameList.Format(Versions.Select(one => one.Options.Version))}.");

    private double[] Ends()
    {
        double given = Versions.Sum(version => version.Options.Share ?? 0);
        int last = Versions.ToList().FindLastIndex(version => version.Options.Share is null);
        if (given > 1 + 1e-9 || (last < 0 && given < 1 - 1e-9))
            throw new ModelException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The shares of the versions of '{Name}' add up to {given:G4}, but must add up to 1; leave one out, and it gets what is left."));
        double end = 0;
        return [.. Versions.Select((version, i) => end += version.Options.Share ?? (i == last ? Math.Max(0, 1 - given) : 0))];
    }
}
