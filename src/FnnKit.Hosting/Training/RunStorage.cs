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
        if (Resumes && RunFolder.IsComplete(Path, setup, catalogue.Folders))
            throw new CheckpointException($"The run in '{Path}' has finished; there is nothing to resume. Store the next run in another folder.");
        string path = IsOneRun ? Path : System.IO.Path.Combine(Path, NewName(setup, clock));
        return (new RunFolder(path, setup, catalogue.Records, catalogue.Folders, clock, resumes, isNew: !IsOneRun), resumes);
    }

    /// <summary>Prepares the folder of a cross-validation, or continues the one that is there; a new one is created when its first run starts.</summary>
    /// <exception cref="CheckpointException">The cross-validation that is there has other settings, or another process writes to it.</exception>
    public CrossValidationFolder OpenFolds(TrainingSetup setup, PluginCatalogue catalogue, TimeProvider clock)
    {
        var folder = new CrossValidationFolder(IsOneRun ? Path : System.IO.Path.Combine(Path, NewName(setup, clock)));
        if (Resumes && CrossValidationFolder.IsOne(Path))
            folder.Resume(setup, catalogue.Folders);
        return folder;
    }

    /// <summary>The name of the configuration, or of its folder if it has the usual name, and the time.</summary>
    private static string NewName(TrainingSetup setup, TimeProvider clock)
    {
        string file = System.IO.Path.GetFileNameWithoutExtension(setup.Settings?.Origin.Source ?? "");
        string folder = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(setup.Settings?.Origin.Folder ?? ""));
        string name = file.Length == 0 || file == "appsettings" ? folder : file;
        return $"{(name.Length > 0 ? name : "run")}-{clock.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
    }
}
