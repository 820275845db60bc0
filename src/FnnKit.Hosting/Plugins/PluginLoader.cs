using System.Reflection;

namespace FnnKit;

/// <summary>Finds the DLLs in plugin folders, looks at them, and loads one when the first of its parts is created.</summary>
internal static class PluginLoader
{
    /// <summary>The reason of an assembly without parts.</summary>
    public const string ExportsNothing = "it exports no part: mark its classes with [Layer(\"name\")], [Activation(\"name\")] and so on";

    /// <summary>The DLLs of a folder: <c>X.dll</c>, or <c>X/X.dll</c> with private dependencies; in ordinal order, whatever the file system says.</summary>
    public static IEnumerable<string> Find(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var bare = Directory.EnumerateFiles(folder, "*.dll");
        var housed = Directory.EnumerateDirectories(folder).Select(inner => Path.Combine(inner, Path.GetFileName(inner) + ".dll")).Where(File.Exists);
        return bare.Concat(housed).Select(Path.GetFullPath).Order(StringComparer.Ordinal);
    }

    /// <summary>The folders that hold DLLs, but none of their own name, so that no plugin is found in them.</summary>
    public static IEnumerable<string> FindMisnamed(string folder)
        => !Directory.Exists(folder) ? [] : Directory.EnumerateDirectories(folder)
            .Where(inner => !File.Exists(Path.Combine(inner, Path.GetFileName(inner) + ".dll")) && Directory.EnumerateFiles(inner, "*.dll").Any())
            .Order(StringComparer.Ordinal);

    /// <summary>Looks at a plugin. It is loaded when the first of its parts is created.</summary>
    /// <param name="path">The path of its DLL.</param>
    /// <param name="locked">The only files that may be loaded; null if all may.</param>
    public static PluginRow Look(string path, LockedFiles? locked = null)
    {
        PluginInspection inspection;
        try
        {
            inspection = PluginInspection.Read(path);
            if (inspection.State == PluginState.Loaded)
                inspection = PluginInspection.Read(path, withParts: true, locked?.Read(path));
        }
        catch (FileLoadException exception)
        {
            return new PluginRow(Path.GetFileNameWithoutExtension(path), "", path, PluginState.Malfunctioned, CannotBeLoaded(exception), []);
        }

        var assembly = new Lazy<Assembly>(() => new PluginLoadContext(path, locked).LoadPlugin());
        var parts = inspection.Parts.Select(part => new PartRow(part.Kind, part.Name, inspection.Name, new Lazy<Type>(() => assembly.Value.GetType(part.Class, throwOnError: true)!)));
        return new PluginRow(inspection.Name, inspection.Version, path, inspection.State, inspection.Reason, [.. parts]) { Assembly = assembly };
    }

    /// <summary>Looks at a plugin and loads it.</summary>
    /// <inheritdoc cref="Look"/>
    public static PluginRow Load(string path, LockedFiles? locked = null)
    {
        var row = Look(path, locked);
        return row.Parts.Count == 0 || FindFault(row) is not { Length: > 0 } fault ? row : row with { State = PluginState.Malfunctioned, Reason = fault };
    }

    /// <summary>Loads a plugin to find what is wrong with it; empty if nothing is.</summary>
    public static string FindFault(PluginRow plugin)
    {
        try
        {
            _ = plugin.Assembly?.Value.GetTypes();
            return "";
        }
        catch (ReflectionTypeLoadException exception)
        {
            return CannotLoadTypes(exception);
        }
#pragma warning disable CA1031 // A plugin is anybody's code: whatever goes wrong with it must not take the others down.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return CannotBeLoaded(exception);
        }
    }

    private static string CannotBeLoaded(Exception exception) => $"it could not be loaded: {exception.Message}";

    private static string CannotLoadTypes(ReflectionTypeLoadException exception)
        => $"some of its types cannot be loaded: {exception.LoaderExceptions.FirstOrDefault()?.Message}; put the assembly it lacks beside it, or build it for this version";

    /// <summary>The parts of an assembly. Types that cannot be loaded are left out, and said so.</summary>
    public static PluginRow Gather(Assembly assembly, string path)
    {
        Type[] types;
        string reason = "";
        try
        {
            types = assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            types = [.. exception.Types.OfType<Type>()];
            reason = CannotLoadTypes(exception);
        }

        string name = assembly.GetName().Name ?? Path.GetFileNameWithoutExtension(path);
        var parts = new List<PartRow>();
        foreach (var type in types.Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            try
            {
                if (FindPart(type, name) is { } part)
                    parts.Add(part);
            }
#pragma warning disable CA1031 // Attributes are code of the plugin, and their data may be damaged: one part that cannot be described does not take the others down.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                reason = $"{(reason.Length > 0 ? $"{reason}; " : "")}the class {type.FullName} cannot be described: {exception.GetBaseException().Message}";
            }
        }

        string version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "";
        var state = reason.Length > 0 ? PluginState.Malfunctioned : parts.Count == 0 ? PluginState.NotAPlugin : PluginState.Loaded;
        if (state == PluginState.NotAPlugin)
            reason = ExportsNothing;
        return new PluginRow(name, version, path, state, reason, parts);
    }

    /// <summary>
    /// The part that a class declares. An attribute that a plugin declares itself is refused before it is created, since its constructor would run in every
    /// command, whether anybody asked for the plugin or not.
    /// </summary>
    /// <exception cref="InvalidOperationException">The part has no name, or an attribute of the plugin's own.</exception>
    private static PartRow? FindPart(Type type, string plugin)
    {
        if (!type.IsDefined(typeof(PartAttribute), inherit: false))
            return null;
        if (type.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.IsSubclassOf(typeof(PartAttribute)) && attribute.AttributeType.Assembly != typeof(PartAttribute).Assembly) is { } own)
            throw new InvalidOperationException($"[{own.AttributeType.Name}] is an attribute of its own; use one of {SharedAssemblies.Contracts}");
        if (type.GetCustomAttribute<PartAttribute>() is not { } attribute || attribute.ContractType is not { } contract || PartKind.Get(contract) is not { } kind)
            return null;
        return string.IsNullOrWhiteSpace(attribute.Name) ? throw new InvalidOperationException("its attribute gives it no name") : new PartRow(kind, attribute.Name, plugin, new Lazy<Type>(type));
    }
}
