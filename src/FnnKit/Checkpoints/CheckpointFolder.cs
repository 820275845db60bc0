using FnnKit.Formats;

namespace FnnKit;

/// <summary>The latest checkpoints of a run, each written completely or not at all.</summary>
/// <param name="path">The folder.</param>
public sealed class CheckpointFolder(string path)
{
    /// <summary>Writes a checkpoint and deletes the oldest.</summary>
    /// <param name="checkpoint">What to write.</param>
    /// <param name="keep">How many to keep.</param>
    public void Write(Checkpoint checkpoint, int keep)
    {
        DurableFolder.Create(path);
        // A run that was killed while it wrote leaves an incomplete file.
        foreach (string damaged in Directory.GetFiles(path, "*.tmp"))
            File.Delete(damaged);
        var tensors = checkpoint.Tensors();
        SafetensorsFile.Write(Path.Combine(path, $"step-{checkpoint.Step:D12}.safetensors"), tensors, ContentChecksum.Seal(tensors, checkpoint.Metadata));
        foreach (string old in Files().SkipLast(Math.Max(1, keep)))
            File.Delete(old);
    }

    /// <summary>Whether there is a checkpoint to resume from, be it damaged: the folder alone says nothing, since it is made before the first one is whole.</summary>
    public bool HasAny => Files().Length > 0;

    /// <summary>Removes all checkpoints.</summary>
    public void Clear()
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    /// <summary>Reads the newest undamaged checkpoint.</summary>
    /// <exception cref="CheckpointException">There is no undamaged checkpoint.</exception>
    internal (string Path, SafetensorsContent Content) ReadNewest()
    {
        DataFileException? damaged = null;
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
                // A power cut may damage a checkpoint before it is on the disk; the one before it is still intact.
                damaged ??= exception;
            }
        }

        throw damaged is not null
            ? new CheckpointException($"Every checkpoint in {path} is damaged. {damaged.Message}", damaged)
            : new CheckpointException($"There is no checkpoint in {path} to resume from. A run saves checkpoints if 'Callbacks' has a callback that saves them, and when Ctrl+C interrupts it.");
    }

    private string[] Files() => Directory.Exists(path) ? [.. Directory.GetFiles(path, "step-*.safetensors").Order(StringComparer.Ordinal)] : [];
}
