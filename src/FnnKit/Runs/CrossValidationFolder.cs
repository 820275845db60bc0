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

    /// <summary>Names a folder; nothing is written yet.</summary>
    public CrossValidationFolder(string path) => _path = Path.GetFullPath(path);

    /// <summary>Whether a folder is that of a cross-validation.</summary>
    public static bool IsOne(string path) => Directory.Exists(Path.Combine(path, "fold1"));

    /// <summary>The folder of the run of a fold.</summary>
    public string PathOf(int fold) => Path.Combine(_path, $"fold{fold}");

    /// <summary>Creates the folder with its settings. An earlier cross-validation in it is kept in <c>previous</c> until this one has finished.</summary>
    /// <exception cref="CheckpointException">Another process writes to the folder.</exception>
    public void Create(TrainingSetup setup, IReadOnlyList<string> pluginFolders)
    {
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
        _lock = RunLock.Take(_path);
        string path = Path.Combine(_path, SettingsName);
        var before = SettingReader.ReadFile(path, isExact: true).ToJson()?["FnnKit"];
        var now = JsonNode.Parse(EffectiveSettings.Write(setup, pluginFolders, _path))!["FnnKit"];
        string[] changes = [.. FlatSettings.Compare(before, now).Where(change => !change.Path.StartsWith("Plugins:", StringComparison.Ordinal) && change.Path != "Training:Threads")
            .Select(change => $"'{change.Path}' was {change.Before ?? "not set"} and is {change.Now ?? "not set"} now")];
        if (changes.Length > 0)
            throw new CheckpointException($"A cross-validation is resumed with the settings that it began with, so that all folds are alike: {string.Join(", ", changes)}. Resume without the change, or start a new one.");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    /// <summary>The test of a fold whose run has ended; null where it has not.</summary>
    /// <exception cref="CheckpointException">Another process writes to the folder of the fold.</exception>
    public IReadOnlyDictionary<string, double>? ReadTest(int fold)
    {
        if (RunEnding.Read(PathOf(fold)) is not { IsFinished: true } ending)
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
