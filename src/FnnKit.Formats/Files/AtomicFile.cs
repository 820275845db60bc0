using System.Collections.Concurrent;
using System.Text;

namespace FnnKit.Formats;

/// <summary>Files that are there as a whole or not at all: written beside their place, flushed to the disk, and renamed into it.</summary>
public static class AtomicFile
{
    private static readonly ConcurrentDictionary<string, bool> Unfinished = new(StringComparer.Ordinal);

    /// <summary>Removes the files that are being written: for a process that a signal is about to end. The files in their places stay as they are.</summary>
    public static void RemoveUnfinished()
    {
        foreach (string path in Unfinished.Keys)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The process ends all the same.
            }
        }
    }

    /// <summary>
    /// Replaces a file by what <paramref name="write"/> puts into the stream. If that fails, the old file stays as it was and nothing is left behind. A link stays a
    /// link: the file behind it is replaced, and keeps its access rights. A pipe receives the contents as they are written.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the contents; it must leave the stream open.</param>
    /// <exception cref="DataFileException">The path is a device.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The file cannot be written or replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder is not allowed, or the path is a folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = FindTarget(path);
        if (target.Kind == OutputKind.File)
        {
            Replace(target, write);
            return;
        }

        using var pipe = new FileStream(target.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        write(pipe);
        pipe.Flush();
    }

    /// <summary>Checks whether a path can be written to, before there is work to lose.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">The path is a device.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static void Check(string path) => FindTarget(path);

    private static OutputTarget FindTarget(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = OutputTarget.Find(path);
        if (target.Kind == OutputKind.Device)
            throw new DataFileException(path, "it is a device or a socket, and writing would replace it", expected: "a file or a pipe", remedy: "name another file");
        string? folder = Path.GetDirectoryName(Path.GetFullPath(target.Path));
        return folder is null || Directory.Exists(folder) ? target
            : throw new DirectoryNotFoundException($"There is no folder '{folder}' to write '{Path.GetFileName(path)}' into; make it first, or write elsewhere.");
    }

    private static void Replace(OutputTarget target, Action<Stream> write)
    {
        // Beside its place and not among the system's temporary files: only within one volume is a rename all or nothing.
        string temporary = Path.GetFullPath($"{target.Path}.{Path.GetRandomFileName()}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        // From the first byte on, nobody can read who could not read the old file.
        if (target.Mode is { } mode && !OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        Unfinished[temporary] = true;
        try
        {
            using (var stream = new FileStream(temporary, options))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
                if (target.Mode is { } rights && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(stream.SafeFileHandle, rights);
            }

            File.Move(temporary, target.Path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        finally
        {
            Unfinished.TryRemove(temporary, out _);
        }

        if (Path.GetDirectoryName(Path.GetFullPath(target.Path)) is { } folder)
            DurableFolder.Flush(folder);
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
