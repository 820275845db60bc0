using System.Security.Cryptography;

namespace FnnKit;

/// <summary>
/// The files that a lock lets through, with their hashes. Code is loaded from the bytes that were hashed and not from the file, which somebody could
/// exchange between the two.
/// </summary>
internal sealed class LockedFiles
{
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly Lazy<string> _copies = new(CreateFolder);

    /// <summary>Collects the files of plugins.</summary>
    /// <param name="locked">The lock.</param>
    /// <param name="plugins">The paths of the plugins' DLLs.</param>
    public LockedFiles(PluginLock locked, IEnumerable<string> plugins)
    {
        foreach (string plugin in plugins)
        {
            if (!locked.Plugins.TryGetValue(Path.GetFileNameWithoutExtension(plugin), out var files))
                continue;
            foreach (var (name, hash) in files)
                _hashes.TryAdd(Path.GetFullPath(name, Path.GetDirectoryName(plugin)!), hash);
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileLoadException">The file is not locked, or not as it was.</exception>
    public byte[] Read(string path)
    {
        string full = Path.GetFullPath(path);
        if (!_hashes.TryGetValue(full, out string? hash))
            throw new FileLoadException($"{path} is not in {PluginLock.FileName}, so it is not loaded. Look at it, and write the lock anew if you trust it.");
        byte[] bytes = File.ReadAllBytes(full);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash ? bytes
            : throw new FileLoadException($"{path} is not as it was when {PluginLock.FileName} was written, so it is not loaded. Restore it.");
    }

    /// <summary>Finds a locked native library of a plugin by the name that code calls it by; null if there is none.</summary>
    public string? FindNative(string plugin, string library)
    {
        string folder = Path.GetDirectoryName(plugin)! + Path.DirectorySeparatorChar;
        string[] names = [library, $"lib{library}.so", $"{library}.so", $"lib{library}.dylib", $"{library}.dylib", $"{library}.dll"];
        return names.Select(name => _hashes.Keys.FirstOrDefault(path => path.StartsWith(folder, StringComparison.Ordinal) && Path.GetFileName(path) == name)).FirstOrDefault(found => found is not null);
    }

    /// <summary>Copies a native library, with those beside it that it may need, to a folder that only this user can write to: the system loads libraries from files alone.</summary>
    /// <exception cref="FileLoadException">A library is not locked, or not as it was.</exception>
    public string Copy(string path)
    {
        string full = Path.GetFullPath(path), folder = Path.GetDirectoryName(full)!;
        string copies = Path.Combine(_copies.Value, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(folder)))[..16]);
        Directory.CreateDirectory(copies);
        foreach (string library in _hashes.Keys.Where(file => Path.GetDirectoryName(file) == folder && (file == full || PluginFiles.IsNative(file))).Append(full).Distinct())
        {
            string copy = Path.Combine(copies, Path.GetFileName(library));
            if (!File.Exists(copy))
                File.WriteAllBytes(copy, Read(library));
        }

        return Path.Combine(copies, Path.GetFileName(full));
    }

    private static string CreateFolder()
    {
        string folder = Directory.CreateTempSubdirectory("fnnkit-locked-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Windows keeps libraries that are loaded; the system clears its temporary files.
            }
        };
        return folder;
    }
}
