using System.Text;

namespace FnnKit.Formats;

/// <summary>Files that are there as a whole or not at all: written beside their place, flushed to the disk, and renamed into it.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Replaces a file by what <paramref name="write"/> puts into the stream. If that fails, the old file stays as it was and nothing is left behind.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the contents; it must leave the stream open.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The file cannot be written or replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder is not allowed, or the path is a folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);

        // Beside its place and not among the system's temporary files: only within one volume is a rename all or nothing.
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is not null && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{folder}' to write '{Path.GetFileName(path)}' into; make it first, or write elsewhere.");
        string temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Replaces a file by text, in UTF-8 without a byte order mark.</summary>
    /// <inheritdoc cref="Write"/>
    /// <exception cref="EncoderFallbackException">The text is not valid Unicode.</exception>
    public static void WriteAllText(string path, string text)
    {
        byte[] bytes = StrictUtf8.Encoding.GetBytes(text);
        Write(path, stream => stream.Write(bytes));
    }
}
