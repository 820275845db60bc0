using System.Reflection;

namespace FnnKit;

/// <summary>Every DLL that was looked at, every part that was found, and how to make one by its name.</summary>
public sealed class PluginCatalogue : IPartSource
{
    private readonly Dictionary<PartRow, PartFactory> _factories = [];

    /// <summary>Looks through folders.</summary>
    /// <param name="folders">The folders; those that are not there are passed over.</param>
    /// <param name="assemblies">Assemblies of the application itself that bring parts.</param>
    /// <param name="services">Where parts get the services that they import.</param>
    /// <param name="locked">What plugins have to be like, or null where anything goes.</param>
    public PluginCatalogue(IEnumerable<string> folders, IEnumerable<Assembly> assemblies, IServiceProvider services, PluginLock? locked = null)
    {
        Lock = locked;
        Folders = [.. folders.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
        var rows = new List<PluginRow>();
        foreach (var assembly in assemblies.Distinct())
            rows.Add(PluginLoader.Gather(assembly, ""));
        string[] paths = [.. Folders.SelectMany(PluginLoader.Find).Distinct(StringComparer.Ordinal)];
        var files = locked is null ? null : new LockedFiles(locked, paths);
        foreach (string path in paths)
            rows.Add(Known(path, rows) ?? Refused(path, locked) ?? PluginLoader.Look(path, files));
        rows.AddRange(Missing(locked, rows));
        rows.AddRange(Folders.SelectMany(PluginLoader.FindMisnamed).Select(folder => new PluginRow(
            Path.GetFileName(folder), "", folder, PluginState.NotAPlugin, $"the folder holds no {Path.GetFileName(folder)}.dll; rename it after the plugin in it", [])));
        Plugins = rows;
        foreach (var part in rows.SelectMany(row => row.Parts))
            _factories[part] = new PartFactory(part, services);
    }

    private PluginCatalogue(PluginCatalogue catalogue, IReadOnlyDictionary<string, string> failed)
    {
        Lock = catalogue.Lock;
        Folders = catalogue.Folders;
        Plugins = [.. catalogue.Plugins.Select(row => failed.TryGetValue(row.Path, out string? reason) ? row with { State = PluginState.Malfunctioned, Reason = reason, Parts = [] } : row)];
        foreach (var part in Plugins.SelectMany(row => row.Parts))
            _factories[part] = catalogue._factories[part];
    }

    private PluginCatalogue(PluginRow plugin, IServiceProvider services, PluginLock? locked)
    {
        Lock = locked;
        Folders = [Path.GetDirectoryName(plugin.Path)!];
        Plugins = [plugin];
        foreach (var part in plugin.Parts)
            _factories[part] = new PartFactory(part, services);
    }

    /// <summary>What plugins have to be like; null where anything goes.</summary>
    public PluginLock? Lock { get; }

    /// <summary>The folders that were looked through.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>Every DLL that was looked at.</summary>
    public IReadOnlyList<PluginRow> Plugins { get; }

    /// <summary>The DLLs that a lock has to hold: those that are loaded, also such as turn out to bring no part.</summary>
    public IEnumerable<string> Lockable => Plugins.Where(row => row.Path.Length > 0 && row.Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        && row.State is (PluginState.Loaded or PluginState.NotAPlugin or PluginState.Malfunctioned) && PluginInspection.Read(row.Path).State == PluginState.Loaded).Select(row => row.Path);

    /// <summary>Every part that is at hand.</summary>
    public IEnumerable<PartRow> Parts => _factories.Keys;

    /// <summary>The plugins at hand, with the hash of each, for the record of a run.</summary>
    public IReadOnlyList<PluginRecord> Records =>
        [.. Plugins.Where(row => row.Parts.Count > 0).Select(row => new PluginRecord(row.Name, row.Version, row.Path.Length == 0 ? "" : PluginLock.Hash(row.Path)))];

    /// <summary>The catalogue of a single plugin, loaded as it would be from its folder.</summary>
    /// <param name="path">The DLL.</param>
    /// <param name="services">Where parts get the services that they import.</param>
    /// <param name="locked">What the plugin has to be like, or null where anything goes.</param>
    public static PluginCatalogue OfFile(string path, IServiceProvider services, PluginLock? locked = null)
    {
        string full = Path.GetFullPath(path);
        return new(Refused(full, locked) ?? PluginLoader.Load(full, locked is null ? null : new LockedFiles(locked, [full])), services, locked);
    }

    /// <summary>The catalogue without the parts of plugins that cannot be used.</summary>
    /// <param name="failed">The reason by the path of each such plugin.</param>
    public PluginCatalogue Without(IReadOnlyDictionary<string, string> failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        return failed.Count == 0 ? this : new PluginCatalogue(this, failed);
    }

    /// <summary>Whether a part comes from the application itself, or from a plugin in the folder beside the program.</summary>
    public bool IsOfProgram(PartRow part) => Plugins.Any(row => row.Parts.Contains(part) && IsOfProgram(row));

    /// <summary>Whether a plugin is an assembly of the application itself, or lies in the folder beside the program.</summary>
    public static bool IsOfProgram(PluginRow plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        return plugin.Path.Length == 0 || PluginFolders.IsOfProgram(plugin.Path);
    }

    /// <summary>What is wrong with a plugin, in words; empty where nothing is. Makes each of its parts once, to see whether it can be made.</summary>
    public string Diagnose(PluginRow plugin)
    {
        var troubles = new List<string>();
        if (plugin.Reason.Length > 0)
            troubles.Add(plugin.Reason);
        if (plugin.Parts.Count > 0 && PluginLoader.FindFault(plugin) is { Length: > 0 } fault && fault != plugin.Reason)
            troubles.Add(fault);
        foreach (var part in plugin.Parts)
        {
            var twin = Parts.FirstOrDefault(other => other.Kind == part.Kind && other != part && other.Name.Equals(part.Name, StringComparison.OrdinalIgnoreCase));
            if (twin is not null)
                troubles.Add($"its {part.Kind} '{part.Name}' is also in {twin.Plugin}: write '{part.Plugin}:{part.Name}' or '{twin.Plugin}:{twin.Name}'");
            try
            {
                _factories[part].Create();
            }
            catch (PartException exception)
            {
                troubles.Add(exception.Message);
            }
        }

        return string.Join("; ", troubles);
    }

    /// <summary>The options of a part with their defaults.</summary>
    /// <exception cref="PartException">The part cannot be made.</exception>
    public IReadOnlyList<OptionDescription> OptionsOf(PartRow part) => OptionDescription.Create(_factories[part].Create());

    /// <summary>Refuses to go on where a plugin is not as it was locked.</summary>
    /// <exception cref="PluginLockException">One is not; the message names all of them.</exception>
    public void ThrowIfRefused()
    {
        string[] refused = [.. Plugins.Where(row => row.State == PluginState.Refused).Select(row => $"{row.Name}: {row.Reason}")];
        if (refused.Length > 0)
            throw new PluginLockException($"Plugins are locked, and these are not as they were:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", refused)}");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(PartKind kind) => [.. Parts.Where(part => part.Kind == kind).Select(part => part.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public object Create(PartKind kind, string name)
    {
        var found = Parts.Where(part => part.Kind == kind && Matches(part, name)).ToArray();
        if (found.Length == 1)
            return _factories[found[0]].Create();
        if (found.Length > 1 && found.All(part => part.Plugin == found[0].Plugin))
            throw new PartException(SettingDiagnostics.AmbiguousPart, $"the plugin {found[0].Plugin}, which brings the {kind} '{name}', is there in several versions: {string.Join(" and ", Plugins.Where(row => row.Name == found[0].Plugin && row.Parts.Count > 0).Select(row => row.Path))}; remove all but one");
        if (found.Length > 1)
            throw new PartException(SettingDiagnostics.AmbiguousPart, $"the {kind} '{name}' is in more than one plugin: {string.Join(" and ", found.Select(part => $"'{part.Plugin}:{part.Name}'"))}; write the one you mean");
        throw PartException.Unknown(kind, name, Names(kind), Elsewhere(kind, name) + Failures());
    }

    /// <summary>The name of that kind that somebody probably meant, or null if none is near.</summary>
    public string? Nearest(PartKind kind, string name) => NearestName.Find(name, Names(kind));

    /// <summary>Whether a name, or <c>plugin:name</c>, means a part.</summary>
    public static bool Matches(PartRow part, string name)
        => name.Equals(part.Name, StringComparison.OrdinalIgnoreCase) || name.Equals($"{part.Plugin}:{part.Name}", StringComparison.OrdinalIgnoreCase);

    /// <summary>A second copy of a plugin that is there already, be it in another folder, brings nothing new.</summary>
    private static PluginRow? Known(string path, List<PluginRow> rows)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        var first = rows.FirstOrDefault(row => row.Name == name && row.Parts.Count > 0);
        if (first is null || (first.Path.Length > 0 && PluginLock.Hash(first.Path) != PluginLock.Hash(path)))
            return null;
        string where = first.Path.Length == 0 ? "the application itself brings it" : $"it is the same as {first.Path}";
        return new PluginRow(name, first.Version, path, PluginState.Duplicate, where, []);
    }

    private static PluginRow? Refused(string path, PluginLock? locked)
    {
        if (locked is null || PluginInspection.Read(path).State != PluginState.Loaded || locked.Difference(path) is not { } difference)
            return null;
        return new PluginRow(Path.GetFileNameWithoutExtension(path), "", path, PluginState.Refused, difference, []);
    }

    private static IEnumerable<PluginRow> Missing(PluginLock? locked, List<PluginRow> rows)
        => locked is null ? [] : [.. locked.Plugins.Keys.Where(name => rows.All(row => Path.GetFileNameWithoutExtension(row.Path) != name && row.Name != name))
            .Select(name => new PluginRow(name, "", "", PluginState.Refused, $"it is in {PluginLock.FileName}, but in none of the folders", []))];

    private string Elsewhere(PartKind kind, string name)
        => Parts.FirstOrDefault(part => part.Kind != kind && Matches(part, name)) is { } other ? $"; '{other.Name}' is the name of another kind of part ({other.Kind})" : "";

    private string Failures()
    {
        // A folder that is named otherwise than the plugin in it is passed over, which nobody expects who put it there.
        string[] failed = [.. Plugins.Where(row => row.State is PluginState.Incompatible or PluginState.Malfunctioned or PluginState.Refused || Directory.Exists(row.Path)).Select(row => $"{row.Name} ({row.Reason})")];
        if (failed.Length > 0)
            return $"; it may be in a plugin that could not be loaded: {string.Join("; ", failed)}";
        return Parts.Any() ? "" : $"; no plugin was found in {string.Join(" or ", Folders)}";
    }
}
