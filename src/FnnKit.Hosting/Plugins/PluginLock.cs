using System.Security.Cryptography;
using System.Text.Json;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// The SHA-256 of every file of every plugin, as they were when somebody looked at them. A plugin that differs is refused before any of its code runs.
/// </summary>
/// <param name="Plugins">The files of each plugin by their path within its folder, each with its hash in hexadecimal digits.</param>
public sealed record PluginLock(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Plugins)
{
    /// <summary>The name of the file, which lies beside the configuration.</summary>
    public const string FileName = "plugins.lock.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Takes the hashes of plugins as they are now.</summary>
    /// <param name="plugins">The path of each plugin's DLL.</param>
    public static PluginLock Create(IEnumerable<string> plugins)
    {
        var locked = new SortedDictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (string path in plugins)
            locked[Path.GetFileNameWithoutExtension(path)] = HashFiles(path);
        return new PluginLock(locked);
    }

    /// <summary>Reads a lock file.</summary>
    /// <exception cref="PluginLockException">There is none, or it cannot be read.</exception>
    public static PluginLock Read(string path)
    {
        if (!File.Exists(path))
            throw new PluginLockException($"There is no {path}; write it with 'fnn plugins lock' once you trust the plugins that are there.");
        return Read(() => SettingReader.ReadFile(path, isExact: true));
    }

    /// <summary>Reads a lock from the text of its file.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="PluginLockException">It cannot be read.</exception>
    public static PluginLock Parse(ReadOnlyMemory<byte> utf8, string source) => Read(() => SettingReader.Read(utf8.Span, source, isExact: true));

    private static PluginLock Read(Func<SettingNode> read)
    {
        try
        {
            return new PluginLock(read().RequireMembers().ToDictionary(
                plugin => plugin.Key,
                plugin => (IReadOnlyDictionary<string, string>)plugin.Value.RequireMembers().ToDictionary(file => file.Key, file => file.Value.RequireText())));
        }
        catch (SettingsException exception)
        {
            throw new PluginLockException($"The plugin lock cannot be read: {exception.Message}. Write it anew with 'fnn plugins lock'.", exception);
        }
    }

    /// <summary>Writes the lock file.</summary>
    public void Write(string path) => AtomicFile.WriteAllText(path, Text);

    /// <summary>The text of the lock file.</summary>
    public string Text => JsonSerializer.Serialize(Plugins, Readable) + "\n";

    /// <summary>How a plugin differs from what was locked, in words; null if it does not.</summary>
    /// <param name="path">The path of its DLL.</param>
    public string? Difference(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (!Plugins.TryGetValue(name, out var locked))
            return $"it is not in {FileName}";
        var now = HashFiles(path);
        string[] changed = [.. now.Keys.Where(file => locked.TryGetValue(file, out string? hash) && hash != now[file])];
        string[] added = [.. now.Keys.Where(file => !locked.ContainsKey(file))], missing = [.. locked.Keys.Where(file => !now.ContainsKey(file))];
        if (changed.Length + added.Length + missing.Length == 0)
            return null;
        string[] words = [.. Say(changed, "changed"), .. Say(added, "added"), .. Say(missing, "missing")];
        return $"it differs from {FileName}: {string.Join(", ", words)}; restore it, or lock it anew if the change is yours";
    }

    /// <summary>The hash of a file, in hexadecimal digits.</summary>
    internal static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string[] Say(string[] files, string what) => files.Length == 0 ? [] : [$"{string.Join(", ", files)} {what}"];

    private static SortedDictionary<string, string> HashFiles(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in PluginFiles.Find(path))
            hashes[Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')] = Hash(file);
        return hashes;
    }
}
