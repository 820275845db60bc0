using FnnKit.Activations;
using FnnKit.Callbacks;
using FnnKit.Data;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Metrics;
using FnnKit.Optimizers;

namespace FnnKit.Tests.Runs;

/// <summary>Every setting that differs on resume is either right or refused by its name, and what has finished stays until there is something newer.</summary>
public sealed class ResumeRulesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-").FullName;

    public static TheoryData<string, Action<TrainingSetup>> Refused => new()
    {
        { "Seed", setup => setup.Seed = 2 },
        { "Precision", setup => setup.Precision = Precision.Float64 },
        { "Data:Split:Test", setup => setup.Data.Split.Test = 0.5 },
        { "Data:Split:Validation", setup => setup.Data.Split.Validation = 0.5 },
        { "Data:Split:Stratify", setup => setup.Data.Split.Stratify = true },
        { "Data:Split:Folds", setup => (setup.Data.Split.Folds, setup.Data.Split.Fold, setup.Data.Split.Test) = (2, 1, 0) },
        { "Data:Transforms", setup => setup.Data.Transforms = [new Standardize()] },
        { "Network:Layers:0:Units", setup => setup.Network.Layers = [new(new Dense { Units = 4, Activation = new Tanh() }), setup.Network.Layers[1]] },
        { "Network:Layers:0:Activation", setup => setup.Network.Layers = [new(new Dense { Units = 3, Activation = new Sigmoid() }), setup.Network.Layers[1]] },
        { "Loss:", setup => setup.Loss = new CrossEntropy { LabelSmoothing = 0.1 } },
        { "Optimizer:Type", setup => setup.Optimizer = new Adam { LearningRate = 0.1 } },
        { "Optimizer:Momentum", setup => setup.Optimizer = new Sgd { LearningRate = 0.1, Momentum = 0.5 } },
        { "Training:BatchSize", setup => setup.Training.BatchSize = 2 },
        { "Training:BatchSize", setup => setup.Training.BatchSize = null },
        { "Training:AccumulateBatches", setup => setup.Training.AccumulateBatches = 2 },
        { "Training:ClassWeights", setup => setup.Training.ClassWeights = ClassWeights.Balanced },
        { "Training:Averaging:Kind", setup => setup.Training.Averaging = new() { Kind = AveragingKind.Exponential } },
        { "Training:Sampler", setup => setup.Training.Sampler = new Shuffled() },
        { "Metrics", setup => setup.Metrics = [new Accuracy(), new RocAuc()] },
        { "'Training:Epochs' allows", setup => setup.Training.Epochs = 2 },
        { "'Training:Steps' allows", setup => setup.Training.Steps = 3 },
        { "The data has changed", setup => setup.Data.Loader = Some.Loader(Moved()) },
    };

    public static TheoryData<string, Action<TrainingSetup>> Allowed => new()
    {
        { "Training:Epochs", _ => { } },
        { "Training:Steps", setup => (setup.Training.Epochs, setup.Training.Steps) = (null, 12) },
        { "Training:Threads", setup => setup.Training.Threads = 2 },
        { "Training:ReportEvery", setup => setup.Training.ReportEvery = 2 },
        { "Training:Clipping:Norm", setup => setup.Training.Clipping = new() { Norm = 0.5 } },
        { "Training:Regularization:L2", setup => setup.Training.Regularization = new() { L2 = 0.01 } },
        { "Optimizer:LearningRate", setup => setup.Optimizer = new Sgd { LearningRate = 0.01 } },
        { "Callbacks", setup => setup.Callbacks = [.. setup.Callbacks, new EarlyStopping { Metric = "loss" }] },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_setting_that_must_stay_is_refused_by_name_and_nothing_is_lost(string named, Action<TrainingSetup> change)
    {
        await RunAsync(Setup(3), resumes: false);
        var before = Files();
        var setup = Setup(6);
        change(setup);
        var exception = await Assert.ThrowsAsync<CheckpointException>(() => RunAsync(setup, resumes: true));
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task A_setting_that_may_change_is_used_and_written_down(string changed, Action<TrainingSetup> change)
    {
        await RunAsync(Setup(3), resumes: false);
        var setup = Setup(6);
        change(setup);
        var result = await RunAsync(setup, resumes: true);
        Assert.Equal(12, result.Steps);
        Assert.Equal([12], result.History.Select(report => report.Step).TakeLast(1));
        string record = File.ReadAllText(Path.Combine(_folder, "run.json")), settings = File.ReadAllText(Path.Combine(_folder, "appsettings.json"));
        Assert.Contains($"\"{changed}", record, StringComparison.Ordinal);
        Assert.Equal(setup.Training.Epochs is null, settings.Contains("\"Epochs\": null", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_groups_are_refused_although_they_are_no_features()
    {
        await RunAsync(Grouped(3, 0), resumes: false);
        Assert.Contains("The columns of 'Data:Split' have changed", (await Assert.ThrowsAsync<CheckpointException>(() => RunAsync(Grouped(6, 1), resumes: true))).Message, StringComparison.Ordinal);
        var ungrouped = Grouped(6, 0);
        ungrouped.Data.Split.Group = null;
        ungrouped.Data.Exclude = ["who"];
        Assert.Contains("'Data:Split:Group' was", (await Assert.ThrowsAsync<CheckpointException>(() => RunAsync(ungrouped, resumes: true))).Message, StringComparison.Ordinal);
        await RunAsync(Grouped(6, 0), resumes: true);

        TrainingSetup Grouped(int epochs, int shift)
        {
            var setup = Setup(epochs);
            double[] x = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { i % 7, i % 3, (double)((i + shift) / 5) })];
            setup.Data.Loader = Some.Loader(new TableDataSet(
                new DataSchema([new Column("a"), new Column("b"), new Column("who")], [new Column("class", ["no", "yes"])]), x, [.. Enumerable.Range(0, 40).Select(i => (double)(i % 2))]));
            setup.Data.Split = new() { Group = "who", Test = 0.25 };
            return setup;
        }
    }

    [Fact]
    public async Task A_run_that_was_extended_step_by_step_ends_with_the_bytes_of_one_that_was_not()
    {
        var whole = await RunAsync(Setup(null, steps: 11), resumes: false);
        // Of two steps an epoch: the first run ends within its second epoch, and reports what there is of it.
        await RunAsync(Setup(null, steps: 3), resumes: false);
        await RunAsync(Setup(null, steps: 8), resumes: true);
        var extended = await RunAsync(Setup(null, steps: 11), resumes: true);
        Assert.Equal(whole.Model.Predict(0.3, -0.4), extended.Model.Predict(0.3, -0.4));
        Assert.Equal([2, 4, 6, 8, 10, 11], File.ReadLines(Path.Combine(_folder, "metrics.jsonl")).Select(line => int.Parse(line.Split("\"step\":")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_continuation_that_diverges_keeps_the_model_and_its_settings()
    {
        await RunAsync(Setup(3), resumes: false);
        byte[] model = File.ReadAllBytes(Path.Combine(_folder, "model.safetensors"));
        string settings = File.ReadAllText(Path.Combine(_folder, "appsettings.json"));
        var setup = Setup(6);
        setup.Optimizer = new Sgd { LearningRate = 1e300 };
        await Assert.ThrowsAsync<TrainingException>(() => RunAsync(setup, resumes: true));
        Assert.Equal(model, File.ReadAllBytes(Path.Combine(_folder, "model.safetensors")));
        Assert.Equal(settings, File.ReadAllText(Path.Combine(_folder, "appsettings.json")));
        string record = File.ReadAllText(Path.Combine(_folder, "run.json"));
        Assert.Contains("\"stop_reason\": \"completed\"", record, StringComparison.Ordinal);
        Assert.Contains("\"stop_reason\": \"failed\"", record, StringComparison.Ordinal);
        Assert.False(RunEnding.Read(_folder)!.IsFinished);
        Assert.Equal(12, (await RunAsync(Setup(6), resumes: true)).Steps);
    }

    [Fact]
    public async Task A_continuation_that_is_interrupted_keeps_the_finished_model()
    {
        await RunAsync(Setup(3), resumes: false);
        byte[] model = File.ReadAllBytes(Path.Combine(_folder, "model.safetensors"));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.Equal(StopReason.Cancelled, (await RunAsync(Setup(6), resumes: true, cancellation: cancelled.Token)).StopReason);
        Assert.Equal(model, File.ReadAllBytes(Path.Combine(_folder, "model.safetensors")));
        Assert.Equal("cancelled", RunEnding.Read(_folder)!.StopReason);
        Assert.Contains("\"stop_reason\": \"completed\"", File.ReadAllText(Path.Combine(_folder, "run.json")), StringComparison.Ordinal);
        Assert.Equal(12, (await RunAsync(Setup(6), resumes: true)).Steps);
        Assert.True(RunEnding.Read(_folder)!.IsFinished);
    }

    [Fact]
    public async Task A_run_that_diverges_in_its_last_step_fails_and_saves_no_model()
    {
        var setup = Setup(1);
        (setup.Training.BatchSize, setup.Optimizer) = (null, new Sgd { LearningRate = 1e300 });
        var exception = await Assert.ThrowsAsync<TrainingException>(() => RunAsync(setup, resumes: false));
        Assert.Contains("after step 1 weights or predictions are infinite or not a number", exception.Message, StringComparison.Ordinal);
        Assert.Equal("failed", RunEnding.Read(_folder)!.StopReason);
        Assert.False(File.Exists(Path.Combine(_folder, "model.safetensors")));
        Assert.Empty(Directory.GetFiles(_folder, "*.safetensors", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_new_run_in_the_folder_of_a_finished_one_costs_nothing_before_it_has_finished()
    {
        await RunAsync(Setup(3), resumes: false);
        byte[] model = File.ReadAllBytes(Path.Combine(_folder, "model.safetensors"));
        var diverging = Setup(3);
        diverging.Optimizer = new Sgd { LearningRate = 1e300 };
        for (int i = 0; i < 2; i++)
        {
            await Assert.ThrowsAsync<TrainingException>(() => RunAsync(diverging, resumes: false));
            Assert.Equal(model, File.ReadAllBytes(Path.Combine(_folder, "previous/model.safetensors")));
            Assert.True(RunEnding.Read(Path.Combine(_folder, "previous"))!.IsFinished);
        }

        await RunAsync(Setup(4), resumes: false);
        Assert.False(Directory.Exists(Path.Combine(_folder, "previous")));
    }

    [Fact]
    public async Task A_plugin_that_changed_is_named()
    {
        await RunAsync(Setup(3), resumes: false);
        var before = Files();
        var exception = await Assert.ThrowsAsync<CheckpointException>(() => RunAsync(Setup(6), resumes: true, hash: "ff"));
        Assert.Contains("The plugin FnnKit.Optimizers has changed since the run began: its SHA-256 was 00 and is ff now", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    private static TrainingSetup Setup(long? epochs, long? steps = null)
    {
        var setup = Some.Setup();
        setup.Training = new() { Epochs = epochs, Steps = steps, BatchSize = 4 };
        setup.Callbacks = [new Checkpointing { Every = 1 }];
        return setup;
    }

    private static TableDataSet Moved() => new(
        new DataSchema([new Column("a"), new Column("b")], [new Column("class", ["no", "yes"])]),
        [-2, -1, -1, -2, -2, -2, -1, -1, 2, 1, 1, 2, 2, 2, 1, 1.5],
        [0, 0, 0, 0, 1, 1, 1, 1]);

    private async Task<TrainingResult> RunAsync(TrainingSetup setup, bool resumes, string hash = "00", CancellationToken cancellation = default)
    {
        using var store = new RunFolder(_folder, setup, [new PluginRecord("FnnKit.Optimizers", "1", hash)], resumes: resumes);
        return await new Trainer(setup, resumeFrom: resumes ? store.Checkpoints : null, store: store).TrainAsync(cancellation);
    }

    private SortedDictionary<string, string> Files()
        => new(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(path))), StringComparer.Ordinal);
}
