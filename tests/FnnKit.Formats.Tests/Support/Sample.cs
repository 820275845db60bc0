namespace FnnKit.Formats.Tests;

/// <summary>The files that NumPy wrote; Samples/README.md says how.</summary>
internal static class Sample
{
    public static readonly string[] ElementTypes = ["bool", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"];

    public static IEnumerable<string> Names { get; } =
        Directory.EnumerateFiles(Folder).Select(path => System.IO.Path.GetFileName(path)).Where(name => name.Contains(".np")).Order(StringComparer.Ordinal);

    private static string Folder => System.IO.Path.Combine(AppContext.BaseDirectory, "Samples");

    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));
}
