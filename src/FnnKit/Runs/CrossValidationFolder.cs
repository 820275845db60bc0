using System.Text.Json;
using System.Text.Json.Nodes;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// The folder of a cross-validation: the settings in <c>appsettings.json</c>, the run of each fold in <c>fold1</c>, <c>fold2</c> and so on, and what came of all
/// in <c>cross-validation.json</c>.
/// </summary>
public sealed class CrossValidationFolder
{
    private const string ResultName = "cross-validation.json";

    private readonly string _path;

    /// <summary>Names a folder; nothing is written yet.</summary>
    public CrossValidationFolder(string path) => _path = Path.GetFullPath(path);

    /// <summary>Whether a folder is that of a cross-validation.</summary>
    public static bool IsOne(string path) => Directory.Exists(Path.Combine(path, "fold1"));

    /// <summary>The folder of the run of a fold.</summary>
    public string PathOf(int fold) => Path.Combine(_path, $"fold{fold}");

    /// <summary>Makes the folder with its settings; what an earlier cross-validation came to is removed.</summary>
    public void Create(TrainingSetup setup, IReadOnlyList<string> pluginFolders)
    {
        Directory.CreateDirectory(_path);
        File.Delete(Path.Combine(_path, ResultName));
        AtomicFile.WriteAllText(Path.Combine(_path, "appsettings.json"), EffectiveSettings.Write(setup, pluginFolders));
    }

    /// <summary>The test of a fold whose run has ended; null where it has not.</summary>
    public IReadOnlyDictionary<string, double>? ReadTest(int fold)
        => RunEnding.Read(PathOf(fold)) is { IsFinished: true } ending ? ending.Test : null;

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
    }

    /// <summary>JSON has no word for what is no number.</summary>
    private static JsonNode? Number(double value) => double.IsFinite(value) ? value : null;
}
