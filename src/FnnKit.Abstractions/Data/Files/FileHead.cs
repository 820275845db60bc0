namespace FnnKit;

/// <summary>The name of a file and its first bytes: what a loader decides by whether it can read the file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">Its first bytes, at most <see cref="Length"/>.</param>
public sealed record FileHead(string Path, ReadOnlyMemory<byte> Start)
{
    /// <summary>How many bytes are read.</summary>
    public const int Length = 4096;

    /// <summary>Reads the first bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataException">There is no such file, or it cannot be read.</exception>
    public static FileHead Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            byte[] start = new byte[Length];
            return new FileHead(path, start.AsMemory(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"There is no file '{path}'.", exception) { Location = new(path) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"'{path}' cannot be read: {exception.Message}", exception) { Location = new(path) };
        }
    }

    /// <summary>Whether the name ends in one of several endings, without regard to case.</summary>
    /// <param name="extensions">The endings, such as <c>.txt</c>.</param>
    public bool EndsWith(IEnumerable<string> extensions) => extensions.Any(extension => Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
