using FnnKit.Formats;

namespace FnnKit.Plugins.Tests.Laws;

/// <summary>Files for the parts that cannot do without one.</summary>
internal static class SampleFiles
{
    public const int Batch = 4;
    public const int Steps = 50;

    private static readonly Lazy<string> Root = new(CreateRoot);

    /// <summary>Numbers, categories and classes in text.</summary>
    public static string Table { get; } = Write("table.csv", path => File.WriteAllText(path, "size,colour,kind\n1.5,red,a\n2,blue,b\n-3e2,red,a\n4,green,b\n"));

    /// <summary>The samples of <see cref="Steps"/> steps, all below 10.</summary>
    public static string Indices { get; } = Write("indices.npy", path => NpyFile.Write(
        path, NumericArray.From<long>([.. Enumerable.Range(0, Steps * Batch).Select(i => (long)(i * 7 % 10))], Steps, Batch)));

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
