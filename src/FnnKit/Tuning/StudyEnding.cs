using System.Text.Json.Nodes;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>Ends a study: writes the winner's configuration, trains the final model if there is a reason to, and measures the test part, once.</summary>
/// <param name="study">The study.</param>
/// <param name="folder">Its folder.</param>
/// <param name="clock">The clock.</param>
/// <param name="retrains">Whether the winner is trained once more, on the training and validation parts together.</param>
internal sealed class StudyEnding(StudyDefinition study, StudyFolder folder, TimeProvider clock, bool retrains)
{
    private const string LockName = "finish.lock", ModelName = "model.safetensors", SettingsName = "appsettings.json";
    private static readonly TimeSpan LongestTraining = TimeSpan.FromDays(30);

    /// <summary>Completes the result.</summary>
    public async Task<StudyResult> FinishAsync(StudyResult result, CancellationToken cancellation)
    {
        if (result.Best is not { } best)
            return result;
        // Processes that end at once wait for the one that came first, and find everything done.
        using var held = await StudyLock.TakeAsync(folder.Path, cancellation, LockName, LongestTraining).ConfigureAwait(false);
        var setup = study.Setups.Create(best.Point);
        DurableFolder.Create(folder.BestPath);
        string settings = Path.Combine(folder.BestPath, SettingsName);
        AtomicFile.WriteAllText(settings, EffectiveSettings.Write(setup, study.PluginFolders, folder.BestPath));
        bool isTrainedAnew = retrains || study.Options.Folds is not null || best.State == TrialState.Pruned || !File.Exists(Path.Combine(folder.TrialPath(best.Number), ModelName));
        string run = isTrainedAnew ? folder.FinalPath : folder.TrialPath(best.Number);
        var test = ReadTest(best, run) ?? (isTrainedAnew ? await TrainAsync(best, setup, cancellation).ConfigureAwait(false) : await MeasureAsync(best, setup, cancellation).ConfigureAwait(false));
        WriteSummary(result, best, run, test);
        return result with { Test = test, BestSettings = settings, FinalRun = run };
    }

    /// <summary>The measurement of before: the test part is not measured twice.</summary>
    private Dictionary<string, double>? ReadTest(TuneTrial best, string run)
    {
        try
        {
            if (!File.Exists(folder.SummaryPath))
                return null;
            var summary = SettingReader.ReadFile(folder.SummaryPath, isExact: true);
            return summary["trial"]?.Text == $"{best.Number}" && summary["run"]?.Text == Relative(run)
                ? summary.Required("test").RequireMembers().ToDictionary(value => value.Key, value => value.Value.RequireNumber()) : null;
        }
        catch (SettingsException)
        {
            return null;
        }
    }

    private void WriteSummary(StudyResult result, TuneTrial best, string run, IReadOnlyDictionary<string, double> test)
    {
        var json = new JsonObject
        {
            ["trial"] = best.Number,
            ["run"] = Relative(run),
            ["metric"] = result.Metric,
            ["value"] = best.Value,
            ["end"] = result.End,
            ["test"] = new JsonObject(test.Where(value => double.IsFinite(value.Value)).Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value))),
        };
        AtomicFile.WriteAllText(folder.SummaryPath, json.ToJsonString(EffectiveSettings.Readable) + "\n");
    }

    private string Relative(string path) => Path.GetRelativePath(folder.Path, path).Replace(Path.DirectorySeparatorChar, '/');

    private async Task<IReadOnlyDictionary<string, double>> MeasureAsync(TuneTrial best, TrainingSetup setup, CancellationToken cancellation)
    {
        var model = Model.Load(Path.Combine(folder.TrialPath(best.Number), ModelName), study.Parts);
        var data = await setup.Data.ReloadAsync(setup.Seed, model.Schema, cancellation).ConfigureAwait(false);
        int[] samples = data.Split.Test;
        return samples.Length == 0 ? new Dictionary<string, double>() : model.Evaluate(data.Data, samples, setup.Loss, setup.Metrics);
    }

    /// <summary>
    /// Trains the final model. On training and validation parts together there is nothing to stop by, so callbacks are left out, and it takes as many epochs as
    /// the trial's best weights did.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, double>> TrainAsync(TuneTrial best, TrainingSetup setup, CancellationToken cancellation)
    {
        setup = setup with { Training = setup.Training with { Refit = false } };
        if (retrains || study.Options.Folds is not null)
        {
            setup = setup with
            {
                Data = setup.Data with { Split = setup.Data.Split with { Validation = 0 } },
                Training = setup.Training with { Epochs = Math.Max(1, best.BestEpoch), Steps = null },
                Callbacks = [],
            };
        }

        if (RunEnding.Read(folder.FinalPath) is { IsFinished: true, Test: { } before })
            return before;
        bool resumes = new CheckpointFolder(Path.Combine(folder.FinalPath, "checkpoints")).HasAny;
        using var run = new RunFolder(folder.FinalPath, setup, study.Plugins, study.PluginFolders, clock, resumes);
        var result = await new Trainer(setup, [], clock, resumes ? run.Checkpoints : null, run).TrainAsync(cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return result.Test;
    }
}
