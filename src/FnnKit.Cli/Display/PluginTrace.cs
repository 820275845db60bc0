namespace FnnKit.Cli;

/// <summary>Tells how a name of a part is found: which folders were looked through, which DLLs lie there, what they hold, and which names are near.</summary>
internal static class PluginTrace
{
    /// <returns>Whether the name means exactly one part of some kind.</returns>
    public static bool Write(TextWriter output, PluginCatalogue catalogue, string name)
    {
        output.WriteLine("folders:");
        foreach (string folder in catalogue.Folders)
            output.WriteLine($"  {folder}{(Directory.Exists(folder) ? "" : " (is not there)")}");
        output.WriteLine("DLLs:");
        foreach (var row in catalogue.Plugins)
            output.WriteLine($"  {row.Name} {row.Version} {row.State.ToString().ToLowerInvariant()}: {(row.Reason.Length > 0 ? row.Reason : $"{row.Parts.Count} parts")}{(row.Path.Length > 0 ? $" ({row.Path})" : "")}");
        var found = catalogue.Parts.Where(part => PluginCatalogue.Matches(part, name)).ToArray();
        foreach (var kind in found.GroupBy(part => part.Kind))
            output.WriteLine(kind.Count() == 1 ? Resolved(kind.First(), name) : Ambiguous(kind.Key, [.. kind], name));
        if (found.Length == 0)
            output.WriteLine(Unresolved(catalogue, name));
        return found.Length > 0 && found.GroupBy(part => part.Kind).All(kind => kind.Count() == 1);
    }

    private static string Resolved(PartRow part, string name) => $"'{name}' is the {part.Kind} {part.Type.FullName} of plugin {part.Plugin}: {part.Summary}";

    private static string Ambiguous(PartKind kind, PartRow[] parts, string name)
        => $"'{name}' is the name of {parts.Length} parts ({kind}); write one of {string.Join(", ", parts.Select(part => $"'{part.Plugin}:{part.Name}'"))}";

    /// <summary>Why a name means no part: near names, and plugins that could not be used.</summary>
    public static string Unresolved(PluginCatalogue catalogue, string name)
    {
        string[] near = [.. PartKind.All.Select(kind => (kind, name: catalogue.Nearest(kind, name))).Where(pair => pair.name is not null).Select(pair => $"the {pair.kind} '{pair.name}'")];
        string[] failed = [.. catalogue.Plugins.Where(row => row.State is not (PluginState.Loaded or PluginState.NotAPlugin or PluginState.Duplicate)).Select(row => $"{row.Name} ({row.Reason})")];
        return $"no part is called '{name}'"
            + (near.Length > 0 ? $"; near it are {string.Join(", ", near)}" : "; no name is near it")
            + (failed.Length > 0 ? $"; it may be in a plugin that could not be used: {string.Join("; ", failed)}" : "");
    }
}
