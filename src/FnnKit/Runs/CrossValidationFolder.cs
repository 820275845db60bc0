using System.Text.Json.Nodes;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// The folder of a cross-validation: the settings in <c>appsettings.json</c>, the run of each fold in <c>fold1</c>, <c>fold2</c> and so on, and what came of all
/// in <c>cross-validation.json</c>.
/// </summary>
public sealed class CrossValidationFolder : IDisposable
{
    private const string ResultName = "cross-validation.json", SettingsName = "appsettings.json";

    private readonly string _path;
    private RunLock? _lock;
    private bool _resumes;

    /// <summary>Names a folder; nothing is written yet.</summary>
    public CrossValidationFolder(string path) => _path = Path.GetFullPath(path);

    /// <summary>Whether a folder is that of a cross-validation.</summary>
    public static bool IsOne(string path) => Directory.Exists(Path.Combine(path, "fold1"));

    /// <summary>The folder of the run of a fold.</summary>
    public string PathOf(int fold) => Path.Combine(_path, $"fold{fold}");

    /// <summary>Where the runs are stored.</summary>
    public string Location => _path;

    /// <summary>Whether the folder was created or is resumed.</summary>
    internal bool IsOpen => _lock is not null;

    /// <summary>What the cross-validation replaced, as a phrase; null if nothing was there.</summary>
    public string? Replaced { get; private set; }

    /// <summary>
    /// The store of the run of a fold. The first run that starts creates the folder with its settings, if the cross-validation is not resumed: by then the setup and
    /// the data are checked.
    /// </summary>
    /// <param name="fold">The fold, from 1.</param>
    /// <param name="setup">The setup of the cross-validation.</param>
    /// <param name="plugins">The plugins at hand, with the hash of each.</param>
    /// <param name="pluginFolders">The folders of the plugins.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="resumeFrom">The checkpoints to resume the fold from; null if it starts anew.</param>
    public FoldStore CreateStore(
        int fold, TrainingSetup setup, IReadOnlyList<PluginRecord> plugins, IReadOnlyList<string> pluginFolders, TimeProvider clock, out CheckpointFolder? resumeFrom)
    {
        var checkpoints = new CheckpointFolder(Path.Combine(PathOf(fold), "checkpoints"));
        resumeFrom = _resumes && checkpoints.HasAny ? checkpoints : null;
        var run = new RunFolder(PathOf(fold), new CrossValidation(setup).SetupOf(fold), plugins, pluginFolders, clock, resumes: resumeFrom is not null || (_resumes && EnsembleFolder.IsOne(PathOf(fold))));
        return new FoldStore(this, run, () => Create(setup, pluginFolders));
    }

    /// <summary>Creates the folder with its settings. An earlier cross-validation in it is kept in <c>previous</c> until this one has finished.</summary>
    /// <exception cref="CheckpointException">Another process writes to the folder.</exception>
    public void Create(TrainingSetup setup, IReadOnlyList<string> pluginFolders)
    {
        if (_lock is not null)
            return;
        Replaced = ReplacedRun.Describe(_path);
        DurableFolder.Create(_path);
        _lock = RunLock.Take(_path);
        if (IsOne(_path))
            PreviousRun.Keep(_path, [ResultName, SettingsName, .. Directory.GetDirectories(_path, "fold*").Select(Path.GetFileName).OfType<string>()]);
        AtomicFile.WriteAllText(Path.Combine(_path, SettingsName), EffectiveSettings.Write(setup, pluginFolders, _path));
    }

    /// <summary>Takes the folder to continue a cross-validation with the settings that it began with: folds that have finished are not trained again.</summary>
    /// <exception cref="CheckpointException">Another process writes to the folder, or a setting has changed.</exception>
    public void Resume(TrainingSetup setup, IReadOnlyList<string> pluginFolders)
    {
        string[] changes = EffectiveSettings.Changes(Path.Combine(_path, SettingsName), setup, pluginFolders, _path);
        if (changes.Length > 0)
            throw new CheckpointException($"A cross-validation is resumed with the settings that it began with, so that all folds are alike: {string.Join(", ", changes)}. Resume without the change, or start a new one.");
        _lock = RunLock.Take(_path);
        _resumes = true;
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    /// <summary>The test of a fold that had finished before the cross-validation was resumed; null if it must be trained.</summary>
    /// <exception cref="CheckpointException">Another process writes to the folder of the fold.</exception>
    public IReadOnlyDictionary<string, double>? ReadTest(int fold)
    {
        if (!_resumes || RunEnding.Read(PathOf(fold)) is not { IsFinished: true } ending)
            return null;
        // A process that was killed right after the end of the fold has left its lock.
        RunLock.Take(PathOf(fold)).Dispose();
        return ending.Test;
    }

    /// <summary>Writes what came of all folds.</summary>
    public void Write(IReadOnlyList<FoldScore> scores)
    {
        var json = new JsonObject { ["folds"] = scores[0].Values.Count };
        foreach (var score in scores)
        {
            json[score.Name] = new JsonObject
            {
                ["mean"] = Number(score.Mean),
                ["deviation"] = Number(score.StandardDeviation),
                ["folds"] = new JsonArray([.. score.Values.Select(Number)]),
            };
        }

        AtomicFile.WriteAllText(Path.Combine(_path, ResultName), json.ToJsonString(EffectiveSettings.Readable) + "\n");
        PreviousRun.Remove(_path);
    }

    /// <summary>JSON has no word for what is no number.</summary>
    private static JsonNode? Number(double value) => double.IsFinite(value) ? value : null;
}
