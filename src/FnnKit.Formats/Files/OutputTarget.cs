using System.Formats.Tar;

namespace FnnKit.Formats;

/// <summary>Where output really goes: through links, and to what kind of file.</summary>
/// <param name="Path">The file behind the links.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">The rights of the file that is there; null if there is none, or on Windows.</param>
internal sealed record OutputTarget(string Path, OutputKind Kind, UnixFileMode? Mode)
{
    /// <summary>Looks at a path without opening what is there: opening a pipe would wait for its reader.</summary>
    public static OutputTarget Find(string path)
    {
        var link = new FileInfo(path);
        string real = link.LinkTarget is not null && link.ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : path;
        if (OperatingSystem.IsWindows())
            return new OutputTarget(real, OutputKind.File, null);
        // A link such as /dev/fd/3 leads to an open pipe that has no path of its own.
        if (real != path && System.IO.Path.GetFileName(real).StartsWith("pipe:[", StringComparison.Ordinal))
            return new OutputTarget(path, OutputKind.Pipe, null);
        var file = new FileInfo(real);
        return file.Exists ? new OutputTarget(real, KindOf(file), file.UnixFileMode) : new OutputTarget(real, OutputKind.File, null);
    }

    /// <summary>Only regular files have a length. The framework tells what the others are where it archives them.</summary>
    private static OutputKind KindOf(FileInfo file)
    {
        if (file.Length > 0)
            return OutputKind.File;
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
                writer.WriteEntry(file.FullName, "file");
            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType switch
            {
                TarEntryType.Fifo => OutputKind.Pipe,
                TarEntryType.CharacterDevice or TarEntryType.BlockDevice => OutputKind.Device,
                _ => OutputKind.File,
            };
        }
        catch (UnauthorizedAccessException)
        {
            // Only a regular file is opened, and this one may be written but not read.
            return OutputKind.File;
        }
        catch (IOException)
        {
            // A socket cannot be archived.
            return OutputKind.Device;
        }
    }
}
