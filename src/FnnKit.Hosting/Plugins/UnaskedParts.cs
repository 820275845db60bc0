namespace FnnKit;

/// <summary>Creates parts that nobody named, to find the one that fits. A part that cannot be created is listed among the plugins and does not stop the others.</summary>
internal static class UnaskedParts
{
    /// <summary>Creates every part of a kind by its name, one at a time as it is asked for.</summary>
    public static IEnumerable<T> Create<T>(IPartSource parts, PartKind kind)
        where T : class
        => Names(parts, kind).Select(name => TryCreate(parts, kind, name)).OfType<T>();

    /// <summary>The names with their plugins before them, so that one name in two plugins is not ambiguous.</summary>
    private static IEnumerable<string> Names(IPartSource parts, PartKind kind)
        => parts is PluginCatalogue catalogue
            ? catalogue.Parts.Where(part => part.Kind == kind).OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => $"{part.Plugin}:{part.Name}")
            : parts.Names(kind);

    private static object? TryCreate(IPartSource parts, PartKind kind, string name)
    {
        try
        {
            return parts.Create(kind, name);
        }
        catch (PartException)
        {
            return null;
        }
    }
}
