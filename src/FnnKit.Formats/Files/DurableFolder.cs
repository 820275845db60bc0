using System.Runtime.InteropServices;

namespace FnnKit.Formats;

/// <summary>Folders whose entries survive a power cut: a file that was flushed is only found again if its name is on the disk as well.</summary>
public static class DurableFolder
{
    /// <summary>Creates a folder, with those above it, if it does not exist.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing there is not allowed.</exception>
    public static void Create(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full))
            return;
        string? parent = Path.GetDirectoryName(full);
        if (parent is not null)
            Create(parent);
        Directory.CreateDirectory(full);
        if (parent is not null)
            Flush(parent);
    }

    /// <summary>Writes the names of the files in a folder to the disk. File systems that have no such call do it by themselves.</summary>
    /// <param name="path">The folder.</param>
    public static void Flush(string path)
    {
        // Windows writes the entry with the file.
        if (OperatingSystem.IsWindows())
            return;
        int handle = Open(path, 0);
        if (handle < 0)
            return;
        // What a file system refuses here (EINVAL) cannot be done on it, and is no reason to end a run.
        _ = Synchronize(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronize(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
