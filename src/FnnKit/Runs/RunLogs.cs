using System.Globalization;

namespace FnnKit;

/// <summary>The files of a run folder that callbacks write to. Each checkpoint knows how long they were, so that a run that goes on from it writes nothing twice.</summary>
internal sealed class RunLogs(string folder) : IDisposable
{
    private const string Prefix = "log_length ";

    private readonly Dictionary<string, FileStream> _files = new(StringComparer.Ordinal);

    /// <summary>Begins anew, or where a checkpoint was written.</summary>
    /// <param name="names">The files.</param>
    /// <param name="checkpoint">What the checkpoint knows; null for a run that begins.</param>
    public void Open(IEnumerable<string> names, IReadOnlyDictionary<string, string>? checkpoint)
    {
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            var file = new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            long length = checkpoint?.GetValueOrDefault(Prefix + name) is { } text
                ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long known) ? known
                : throw new CheckpointException($"The checkpoint cannot be resumed from: it says that '{name}' was '{text}' bytes long. Remove it to resume from the checkpoint before, or start the run again.")
                : 0;
            file.SetLength(Math.Min(length, file.Length));
            file.Seek(0, SeekOrigin.End);
            _files[name] = file;
        }
    }

    /// <summary>Adds text to a file.</summary>
    public void Write(string name, string text)
    {
        if (!_files.TryGetValue(name, out var file))
            return;
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        file.Flush();
    }

    /// <summary>Tells a checkpoint how long the files are, once they are that long on the disk.</summary>
    public void Mark(Dictionary<string, string> metadata)
    {
        foreach (var (name, file) in _files)
        {
            file.Flush(flushToDisk: true);
            metadata[Prefix + name] = file.Length.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values)
            file.Dispose();
    }
}
