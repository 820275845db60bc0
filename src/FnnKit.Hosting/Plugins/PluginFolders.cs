namespace FnnKit;

/// <summary>Where plugins are looked for.</summary>
public static class PluginFolders
{
    private const string Name = "plugins";

    /// <summary>The folder beside the program, the one beside the configuration file, and those that the configuration names.</summary>
    /// <param name="configurationFolder">The folder of the configuration file, if there is one.</param>
    /// <param name="options">What the configuration says.</param>
    public static IReadOnlyList<string> Find(string? configurationFolder, PluginOptions options)
    {
        var folders = new List<string> { Path.Combine(AppContext.BaseDirectory, Name) };
        if (configurationFolder is not null)
            folders.AddRange(Beside(configurationFolder));
        folders.AddRange(options.Folders);
        return folders;
    }

    /// <summary>Whether a plugin lies in the folder beside the program, where only who installs the program puts plugins.</summary>
    internal static bool IsOfProgram(string path) => path.StartsWith(Path.Combine(AppContext.BaseDirectory, Name) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The plugin folder beside a file that lies in a folder.</summary>
    internal static IEnumerable<string> Beside(string folder) => [Path.Combine(folder, Name)];
}
