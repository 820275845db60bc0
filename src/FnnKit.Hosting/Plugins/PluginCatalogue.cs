using System.Reflection;
using System.Security.Cryptography;

namespace FnnKit;

/// <summary>Every DLL that was looked at, every part that was found, and how to make one by its name.</summary>
public sealed class PluginCatalogue : IPartSource
{
    private readonly Dictionary<PartRow, PartFactory> _factories = [];

    /// <summary>Looks through folders.</summary>
    /// <param name="folders">The folders; those that are not there are passed over.</param>
    /// <param name="assemblies">Assemblies of the application itself that bring parts.</param>
    /// <param name="services">Where parts get the services that they import.</param>
    public PluginCatalogue(IEnumerable<string> folders, IEnumerable<Assembly> assemblies, IServiceProvider services)
    {
        Folders = [.. folders.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
        var rows = new List<PluginRow>();
        foreach (var assembly in assemblies.Distinct())
            rows.Add(PluginLoader.Gather(assembly, ""));
        foreach (string path in Folders.SelectMany(PluginLoader.Find).Distinct(StringComparer.Ordinal))
            rows.Add(Known(path, rows) ?? PluginLoader.Load(path));
        Plugins = rows;
        foreach (var part in rows.SelectMany(row => row.Parts))
            _factories[part] = new PartFactory(part, services);
    }

    /// <summary>The folders that were looked through.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>Every DLL that was looked at.</summary>
    public IReadOnlyList<PluginRow> Plugins { get; }

    /// <summary>Every part that is at hand.</summary>
    public IEnumerable<PartRow> Parts => _factories.Keys;

    /// <summary>The plugins at hand, with the hash of each, for the record of a run.</summary>
    public IReadOnlyList<PluginRecord> Records =>
        [.. Plugins.Where(row => row.Parts.Count > 0).Select(row => new PluginRecord(row.Name, row.Version, row.Path.Length == 0 ? "" : HashOf(row.Path)))];

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(PartKind kind) => [.. Parts.Where(part => part.Kind == kind).Select(part => part.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public object Create(PartKind kind, string name)
    {
        var found = Parts.Where(part => part.Kind == kind && Matches(part, name)).ToArray();
        if (found.Length == 1)
            return _factories[found[0]].Create();
        if (found.Length > 1)
            throw new PartException(SettingErrorCode.AmbiguousPart, $"the {kind} '{name}' is in more than one plugin: {string.Join(" and ", found.Select(part => $"'{part.Plugin}:{part.Name}'"))}; write the one you mean");
        throw PartException.Unknown(kind, name, Names(kind), Elsewhere(kind, name) + Failures());
    }

    private static bool Matches(PartRow part, string name)
        => name.Equals(part.Name, StringComparison.OrdinalIgnoreCase) || name.Equals($"{part.Plugin}:{part.Name}", StringComparison.OrdinalIgnoreCase);

    /// <summary>A second copy of a plugin that is there already, be it in another folder, brings nothing new.</summary>
    private static PluginRow? Known(string path, List<PluginRow> rows)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        var first = rows.FirstOrDefault(row => row.Name == name && row.Parts.Count > 0);
        if (first is null || (first.Path.Length > 0 && HashOf(first.Path) != HashOf(path)))
            return null;
        string where = first.Path.Length == 0 ? "the application itself brings it" : $"it is the same as {first.Path}";
        return new PluginRow(name, first.Version, path, PluginState.Duplicate, where, []);
    }

    private string Elsewhere(PartKind kind, string name)
        => Parts.FirstOrDefault(part => part.Kind != kind && Matches(part, name)) is { } other ? $"; '{other.Name}' is the name of another kind of part ({other.Kind})" : "";

    private string Failures()
    {
        string[] failed = [.. Plugins.Where(row => row.State is PluginState.Incompatible or PluginState.Malfunctioned).Select(row => $"{row.Name} ({row.Reason})")];
        if (failed.Length > 0)
            return $"; it may be in a plugin that could not be loaded: {string.Join("; ", failed)}";
        return Parts.Any() ? "" : $"; no plugin was found in {string.Join(" or ", Folders)}";
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
