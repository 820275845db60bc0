using FnnKit.Formats;

namespace FnnKit;

/// <summary>The checkpoints of a run: the last few, each written whole or not at all.</summary>
/// <param name="path">The folder.</param>
public sealed class CheckpointFolder(string path)
{
    /// <summary>Writes a checkpoint and lets the oldest go.</summary>
    /// <param name="checkpoint">What to write.</param>
    /// <param name="keep">How many to keep.</param>
    public void Write(Checkpoint checkpoint, int keep)
    {
        Directory.CreateDirectory(path);
        // A run that was killed while it wrote has left what it had written.
        foreach (string torn in Directory.GetFiles(path, "*.tmp"))
            File.Delete(torn);
        var tensors = checkpoint.Tensors();
        SafetensorsFile.Write(Path.Combine(path, $"step-{checkpoint.Step:D12}.safetensors"), tensors, ContentChecksum.Seal(tensors, checkpoint.Metadata));
        foreach (string old in Files().SkipLast(Math.Max(1, keep)))
            File.Delete(old);
    }

    /// <summary>Removes all checkpoints.</summary>
    public void Clear()
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    /// <summary>The newest checkpoint that is whole; one that is torn is passed over.</summary>
    /// <exception cref="CheckpointException">There is none.</exception>
    internal (string Path, SafetensorsContent Content) ReadNewest()
    {
        DataFileException? torn = null;
        foreach (string file in Files().Reverse())
        {
            try
            {
                var content = SafetensorsFile.Read(file);
                ContentChecksum.Check(file, content.Tensors, content.Metadata);
                return (file, content);
            }
            catch (DataFileException exception)
            {
                // Torn by a power cut before it was on the disk: the one before it is whole.
                torn ??= exception;
            }
        }

        throw torn is not null ? new CheckpointException($"No checkpoint in {path} is whole. {torn.Message}", torn) : new CheckpointException($"There is no checkpoint in {path} to go on from. A run makes them where 'Callbacks' has 'checkpoint', and when it is interrupted by Ctrl+C.");
    }

    private string[] Files() => Directory.Exists(path) ? [.. Directory.GetFiles(path, "step-*.safetensors").Order(StringComparer.Ordinal)] : [];
}
