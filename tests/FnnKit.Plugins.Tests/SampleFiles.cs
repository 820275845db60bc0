namespace FnnKit.Plugins.Tests;

/// <summary>Files that tests write.</summary>
internal static class SampleFiles
{
    private static readonly Lazy<string> Root = new(CreateRoot);

    /// <summary>A file of that name in a folder of its own.</summary>
    public static string Write(string name, Action<string> write)
    {
        string path = Path.Combine(Folder(), name);
        write(path);
        return path;
    }

    /// <summary>A new folder among the tests' own files; those of earlier runs are gone.</summary>
    public static string Folder() => Directory.CreateDirectory(Path.Combine(Root.Value, Guid.NewGuid().ToString("N"))).FullName;

    private static string CreateRoot()
    {
        // A test host is ended without warning, so what is left of a run is removed by the next.
        string root = Path.Combine(AppContext.BaseDirectory, "written");
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
        return root;
    }
}
