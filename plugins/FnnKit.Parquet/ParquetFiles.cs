namespace FnnKit.Parquet;

/// <summary>The files that a path names.</summary>
internal static class ParquetFiles
{
    /// <summary>Finds the files of a path whose last part may be a pattern, such as <c>part-*.parquet</c>, in the order of their names.</summary>
    /// <exception cref="DataException">There are none.</exception>
    public static string[] Find(string path)
    {
        string name = Path.GetFileName(path), folder = Path.GetDirectoryName(path)!;
        if (!name.Contains('*', StringComparison.Ordinal) && !name.Contains('?', StringComparison.Ordinal))
            return [path];
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, name).Order(StringComparer.Ordinal)] : [];
        return files.Length > 0 ? files : throw new DataException($"No file matches '{path}'. A relative path is taken from the folder of the configuration file that names it.")
        {
            Location = new(path),
        };
    }
}
