namespace FnnKit;

/// <summary>The files of a plugin: all that can be loaded or read because it is there.</summary>
internal static class PluginFiles
{
    /// <summary>
    /// Lists the files. A plugin in a folder of its own has all that is in it. A bare DLL has the files that begin with its name, the libraries beside it that are not
    /// plugins themselves, its texts in other languages, and what lies in <c>runtimes</c>.
    /// </summary>
    /// <param name="path">The path of the plugin's DLL.</param>
    public static IEnumerable<string> Find(string path)
    {
        string folder = Path.GetDirectoryName(path)!, name = Path.GetFileNameWithoutExtension(path);
        if (IsHoused(path))
            return All(folder);
        var beside = Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file).StartsWith(name + ".", StringComparison.OrdinalIgnoreCase) || IsLibrary(file));
        var texts = Directory.EnumerateDirectories(folder).Select(inner => Path.Combine(inner, name + ".resources.dll")).Where(File.Exists);
        string runtimes = Path.Combine(folder, "runtimes");
        return beside.Where(IsRegular).Concat(texts).Concat(Directory.Exists(runtimes) ? All(runtimes) : []);
    }

    /// <summary>Whether a plugin has a folder of its own.</summary>
    public static bool IsHoused(string path)
        => Path.GetFileName(Path.GetDirectoryName(path)!).Equals(Path.GetFileNameWithoutExtension(path), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there is something to read. Pipes and devices have no length, and opening them would wait for ever.</summary>
    public static bool IsRegular(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    /// <summary>Whether a file is a native library by its name.</summary>
    public static bool IsNative(string path)
        => path.EndsWith(".so", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".dylib", StringComparison.OrdinalIgnoreCase)
        || Path.GetFileName(path).Contains(".so.", StringComparison.OrdinalIgnoreCase);

    private static bool IsLibrary(string file)
        => IsNative(file) || (file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && IsRegular(file) && PluginInspection.Read(file).State == PluginState.NotAPlugin);

    /// <summary>The files in a folder and below. Links to folders are not followed: they may lead in circles, and nothing is loaded through them where plugins are locked.</summary>
    private static IEnumerable<string> All(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder).Where(IsRegular))
            yield return file;
        foreach (string inner in Directory.EnumerateDirectories(folder).Where(inner => new DirectoryInfo(inner).LinkTarget is null))
        {
            foreach (string file in All(inner))
                yield return file;
        }
    }
}
