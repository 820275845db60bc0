using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Hosting.Tests.Training;

/// <summary>A training in a host writes the run folder that the command writes, and can be resumed.</summary>
public sealed class StoredRunTests : IDisposable
{
    private const string Moons = """
        { "FnnKit": {
            "Seed": 3,
            "Data": { "Loader": { "Type": "moons", "Samples": 60 } },
            "Network": { "Layers": [ { "Type": "dense", "Units": 4, "Activation": "tanh" }, { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy", "Optimizer": "adam", "Training": { "Epochs": 6, "BatchSize": 16 },
            "Callbacks": [ { "Type": "checkpoint", "EverySteps": 5 }, { "Type": "csv-log" } ] } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private static async Task TrainAsync(Action<FnnKitBuilder> configure, CancellationToken cancellationToken = default)
    {
        var services = new ServiceCollection();
        configure(services.AddFnnKit(() => Shipped.Parse(Moons)));
        await using var host = services.BuildServiceProvider();
        await host.GetRequiredService<ITrainer>().TrainAsync(cancellationToken);
    }

    [Fact]
    public async Task Each_training_writes_a_folder_of_its_own_with_model_log_checkpoints_and_record()
    {
        await TrainAsync(builder => builder.StoreRunsIn(In("runs")));
        await TrainAsync(builder => builder.StoreRunsIn(In("runs")));
        string[] runs = Directory.GetDirectories(In("runs"));
        Assert.Equal(2, runs.Length);
        foreach (string name in new[] { "model.safetensors", "run.json", "appsettings.json", "metrics.jsonl" })
            Assert.All(runs, run => Assert.True(File.Exists(Path.Combine(run, name)), name));
        Assert.All(runs, run => Assert.NotEmpty(Directory.GetFiles(Path.Combine(run, "checkpoints"))));
        Assert.All(runs, run => Assert.NotEmpty(Directory.GetFiles(run, "*.csv")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(runs[0], "model.safetensors")), File.ReadAllBytes(Path.Combine(runs[1], "model.safetensors")));
    }

    [Fact]
    public async Task A_run_that_was_killed_is_resumed_to_the_same_bytes_and_a_finished_one_is_refused()
    {
        await TrainAsync(builder => builder.StoreRunIn(In("whole")));
        // As of a run that was killed: neither its end nor its model is there.
        await TrainAsync(builder => builder.StoreRunIn(In("killed"), resume: true));
        File.Delete(In("killed/run.json"));
        File.Delete(In("killed/model.safetensors"));
        await TrainAsync(builder => builder.StoreRunIn(In("killed"), resume: true));
        Assert.Equal(File.ReadAllBytes(In("whole/model.safetensors")), File.ReadAllBytes(In("killed/model.safetensors")));
        var exception = await Assert.ThrowsAsync<CheckpointException>(() => TrainAsync(builder => builder.StoreRunIn(In("killed"), resume: true)));
        Assert.Contains("has finished", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cross_validation_stores_a_run_for_each_fold_and_continues_where_it_was_cancelled()
    {
        var (whole, _) = await ValidateAsync(In("whole"), resumes: false);
        Assert.Equal(3, whole!.Folds);
        Assert.Equal(In("whole"), whole.Location);
        Assert.True(File.Exists(In("whole/cross-validation.json")));

        using var cancellation = new CancellationTokenSource();
        var canceled = await Assert.ThrowsAsync<CrossValidationCanceledException>(() => ValidateAsync(In("parts"), resumes: true, fold => cancellation.Cancel(), cancellation.Token));
        Assert.Equal(In("parts"), canceled.Location);
        using var earlier = new CancellationTokenSource();
        earlier.Cancel();
        Assert.Null((await Assert.ThrowsAsync<CrossValidationCanceledException>(() => ValidateAsync(In("none"), resumes: true, null, earlier.Token))).Location);
        var (again, stored) = await ValidateAsync(In("parts"), resumes: true);
        Assert.Equal([true, false, false], stored);
        Assert.Equal(whole.Scores.SelectMany(score => score.Values), again!.Scores.SelectMany(score => score.Values));
        for (int fold = 1; fold <= 3; fold++)
            Assert.Equal(File.ReadAllBytes(In($"whole/fold{fold}/model.safetensors")), File.ReadAllBytes(In($"parts/fold{fold}/model.safetensors")));
    }

    private static async Task<(CrossValidationResult? Result, List<bool> Stored)> ValidateAsync(
        string folder, bool resumes, Action<FoldResult>? finished = null, CancellationToken cancellationToken = default)
    {
        var stored = new List<bool>();
        var services = new ServiceCollection();
        services.AddFnnKit(() => Shipped.Parse(Moons)).Set("Data:Split:Folds=3", "Data:Split:Test=0").StoreRunIn(folder, resumes);
        await using var host = services.BuildServiceProvider();
        var result = await host.GetRequiredService<ICrossValidator>().ValidateAsync(
            fold =>
            {
                stored.Add(fold.WasStored);
                finished?.Invoke(fold);
            },
            cancellationToken);
        return (result, stored);
    }

    [Fact]
    public async Task Checkpoints_and_logs_without_a_store_are_errors_with_their_lines()
    {
        var exception = await Assert.ThrowsAsync<SettingsException>(() => TrainAsync(_ => { }));
        Assert.Equal(["FNN115", "FNN115"], exception.Errors.Select(error => error.Code));
        Assert.All(exception.Errors, error => Assert.Equal(6, error.Origin.Line));
        Assert.Contains("'csv-log' writes 'log.csv', but nothing stores this run", exception.Errors[1].Message, StringComparison.Ordinal);
    }
}
