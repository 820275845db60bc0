using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// A finished run whose folder a new one takes: it is kept in the folder <c>previous</c> until the new one has finished, so that a run that fails or is killed
/// costs nothing that was there.
/// </summary>
internal static class PreviousRun
{
    private const string Name = "previous";

    /// <summary>Whether a run is kept.</summary>
    public static bool Exists(string folder) => Directory.Exists(Path.Combine(folder, Name));

    /// <summary>Moves the files of a finished run out of the way.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="names">The files and folders of a run; those that are not there are passed over.</param>
    public static void Keep(string folder, IEnumerable<string> names)
    {
        Remove(folder);
        string kept = Path.Combine(folder, Name);
        DurableFolder.Create(kept);
        foreach (string name in names)
        {
            string path = Path.Combine(folder, name), to = Path.Combine(kept, name);
            if (Directory.Exists(path))
                Directory.Move(path, to);
            else if (File.Exists(path))
                File.Move(path, to);
        }

        DurableFolder.Flush(folder);
    }

    /// <summary>Removes what was kept.</summary>
    public static void Remove(string folder)
    {
        string kept = Path.Combine(folder, Name);
        if (Directory.Exists(kept))
            Directory.Delete(kept, recursive: true);
    }
}
