using System.Globalization;

namespace FnnKit;

/// <summary>Where the trainings of a host are stored.</summary>
/// <param name="Path">The folder of all runs, or of the one run.</param>
/// <param name="IsOneRun">Whether <paramref name="Path"/> is the folder of the run itself.</param>
/// <param name="Resumes">Whether a run that was interrupted continues.</param>
internal sealed record RunStorage(string Path, bool IsOneRun, bool Resumes)
{
    /// <summary>Prepares the folder of the next run; nothing is written before the training starts.</summary>
    /// <exception cref="CheckpointException">The run is to be resumed, but has finished.</exception>
    public (RunFolder Folder, bool Resumes) Open(TrainingSetup setup, PluginCatalogue catalogue, TimeProvider clock)
    {
        bool resumes = Resumes && (EnsembleFolder.IsOne(Path) || new CheckpointFolder(System.IO.Path.Combine(Path, "checkpoints")).HasAny);
        if (Resumes && RunEnding.Read(Path) is { IsFinished: true })
            throw new CheckpointException($"The run in '{Path}' has finished; there is nothing to resume. Store the next run in another folder.");
        string path = IsOneRun ? Path : System.IO.Path.Combine(Path, NewName(setup, clock));
        return (new RunFolder(path, setup, catalogue.Records, catalogue.Folders, clock, resumes, isNew: !IsOneRun), resumes);
    }

    /// <summary>The name of the configuration's folder, and the time.</summary>
    private static string NewName(TrainingSetup setup, TimeProvider clock)
    {
        string name = setup.Settings?.Origin.Folder is { } folder ? System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(folder)) : "";
        return $"{(name.Length > 0 ? name : "run")}-{clock.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
    }
}
