using System.Diagnostics;

namespace FnnKit.Cli.Tests;

public sealed class ResumeTests : TemporaryFolder
{
    private const string Settings = """
        { "FnnKit": {
            "Seed": 11,
            "Data": { "Loader": { "Type": "spirals", "Samples": 600, "Noise": 0.1 }, "Split": { "Validation": 0.2, "Test": 0.1 }, "Transforms": [ "standardize" ] },
            "Network": { "Layers": [
                { "Type": "dense", "Units": 24 }, "batch-norm", { "Type": "activation", "Activation": "gelu" }, { "Type": "dropout", "Rate": 0.1 },
                { "Type": "residual", "Layers": [ "batch-norm", { "Type": "dense", "Units": 24, "Activation": "tanh" } ] },
                { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy",
            "Optimizer": { "Type": "adam", "LearningRate": { "Type": "cosine", "From": 0.01 } },
            "Training": { "Epochs": 120, "BatchSize": 16, "Sampler": "shuffled" },
            "Metrics": [ "accuracy" ],
            "Callbacks": [ { "Type": "early-stopping", "Metric": "loss", "Patience": 60 }, { "Type": "checkpoint", "EverySteps": 37 } ]
        } }
        """;

    /// <summary>How many moments to kill at; a longer search is made by setting the variable.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("FNNKIT_KILLS"), out int kills) ? kills : 5;

    private string Program { get; } = Fnn.OutputOf("src/FnnKit.Cli", "fnn");

    [Fact]
    public void A_run_that_is_killed_at_any_moment_and_resumed_ends_with_the_same_bytes()
    {
        Write("appsettings.json", Settings);
        var length = Train("whole", killAfter: null);
        var random = new Random(4);
        int resumed = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            string run = $"killed{kill}";
            Train(run, length * random.NextDouble());
            // Every other run is killed once more after it has gone on.
            if (kill % 2 == 1 && HasCheckpoint(run))
                Resume(run, length * random.NextDouble());
            if (!HasCheckpoint(run))
                continue;
            resumed++;
            Resume(run, killAfter: null);
            Assert.Equal(File.ReadAllBytes(In("whole/model.safetensors")), File.ReadAllBytes(In($"{run}/model.safetensors")));
            Assert.Equal(Values(In("whole")), Values(In(run)));
        }

        Assert.True(resumed > Kills / 2, $"of {Kills} kills only {resumed} came after the first checkpoint");
    }

    [Fact]
    public void A_torn_checkpoint_is_passed_over_and_the_one_before_is_used()
    {
        Write("appsettings.json", Settings);
        Fnn.Run("train", Folder, "--output", In("whole"), "--set", "Training:Epochs=20").Exits(0);
        byte[] expected = File.ReadAllBytes(In("whole/model.safetensors"));
        string newest = Directory.GetFiles(In("whole/checkpoints")).Order(StringComparer.Ordinal).Last();
        File.WriteAllBytes(newest, File.ReadAllBytes(newest)[..^100]);
        // As of a run that was killed: its end is not recorded.
        File.Delete(In("whole/run.json"));
        Fnn.Run("train", In("whole"), "--resume").Exits(0);
        Assert.Equal(expected, File.ReadAllBytes(In("whole/model.safetensors")));
        Assert.Equal(3, Directory.GetFiles(In("whole/checkpoints")).Length);
    }

    [Fact]
    public void A_run_that_was_resumed_and_has_finished_is_not_trained_again()
    {
        Write("appsettings.json", Settings);
        Fnn.Run("train", Folder, "--output", In("run"), "--set", "Training:Epochs=20").Exits(0);
        File.Delete(In("run/run.json"));
        Fnn.Run("train", In("run"), "--resume").Exits(0);
        string record = File.ReadAllText(In("run/run.json"));
        Assert.True(HasCheckpoint("run"));
        string complete = $"The run in '{In("run")}' is complete; there is nothing left to train.\n";
        Assert.Equal(complete, Fnn.Run("train", In("run"), "--resume").Exits(0).Output);
        Directory.Delete(In("run/checkpoints"), recursive: true);
        Assert.Equal(complete, Fnn.Run("train", In("run"), "--resume").Exits(0).Output);
        Assert.Contains("has finished without a checkpoint", Fnn.Run("train", In("run"), "--resume", "--set", "Training:Epochs=40").Exits(2).Error, StringComparison.Ordinal);
        Assert.Equal(record, File.ReadAllText(In("run/run.json")));
    }

    [Fact]
    public void One_command_starts_a_run_continues_it_and_says_that_it_is_complete()
    {
        Write("appsettings.json", Settings);
        string[] train = ["train", Folder, "--output", In("run"), "--resume", "--set", "Training:Epochs=20"];
        Fnn.Run(train).Exits(0);
        byte[] model = File.ReadAllBytes(In("run/model.safetensors"));
        // As a kill leaves it: checkpoints, but neither an end nor a model.
        File.Delete(In("run/run.json"));
        File.Delete(In("run/model.safetensors"));
        var resumed = Fnn.Run(train).Exits(0);
        Assert.DoesNotContain("replacing", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(model, File.ReadAllBytes(In("run/model.safetensors")));
        Assert.Contains("is complete", Fnn.Run(train).Exits(0).Output, StringComparison.Ordinal);
        // The same folder with more to do is trained further.
        Fnn.Run([.. train[..^1], "Training:Epochs=21"]).Exits(0);
        Assert.Equal(21, File.ReadLines(In("run/metrics.jsonl")).Count());
        Assert.Contains("'Seed' was", Fnn.Run([.. train, "--set", "Seed=77"]).Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_has_finished_goes_on_for_more_epochs_than_it_was_to_have()
    {
        Write("appsettings.json", Settings);
        Fnn.Run("train", Folder, "--output", In("run"), "--set", "Training:Epochs=10").Exits(0);
        Fnn.Run("train", In("run"), "--resume", "--set", "Training:Epochs=12").Exits(0);
        Assert.Equal(12, File.ReadLines(In("run/metrics.jsonl")).Count());
    }

    [Fact]
    public void What_a_continuation_changes_is_written_down_so_that_it_can_be_killed_and_resumed()
    {
        Write("appsettings.json", Settings);
        Fnn.Run("train", Folder, "--output", In("whole"), "--set", "Training:Epochs=60").Exits(0);
        Fnn.Run("train", Folder, "--output", In("run"), "--set", "Training:Epochs=10").Exits(0);
        byte[] model = File.ReadAllBytes(In("run/model.safetensors"));
        Run("run", TimeSpan.FromMilliseconds(150), "train", In("run"), "--resume", "--set", "Training:Epochs=60");
        if (RunEnding.Read(In("run")) is null)
        {
            Assert.Equal(model, File.ReadAllBytes(In("run/model.safetensors")));
            Fnn.Run("train", In("run"), "--resume").Exits(0);
        }

        Assert.Contains("\"Epochs\": 60", File.ReadAllText(In("run/appsettings.json")), StringComparison.Ordinal);
        Assert.Equal(60, File.ReadLines(In("run/metrics.jsonl")).Count());
        Assert.DoesNotContain("Training:", Fnn.Run("diff", In("whole"), In("run")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_processes_that_write_to_one_folder_one_is_refused_and_names_the_other()
    {
        Write("appsettings.json", Settings);
        string[] slow = ["train", Folder, "--output", In("run"), "--set", "Training:Epochs=2000", "--set", "Training:Threads=1"];
        using var first = Fnn.Start(Fnn.Root, Program, slow);
        var finishing = Task.Run(() => Fnn.Finish(first));
        while (!finishing.IsCompleted && !HasCheckpoint("run"))
            await Task.Delay(1);
        string says = $"'{In("run")}' is in use by process {first.Id} on ";
        Assert.Contains(says, Fnn.Run("train", Folder, "--output", In("run"), "--set", "Seed=12").Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains(says, Fnn.Run("train", In("run"), "--resume").Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("\"Seed\": 11", File.ReadAllText(In("run/appsettings.json")), StringComparison.Ordinal);
        first.Kill();
        await finishing;
        // The lock of a process that was killed is no obstacle.
        Fnn.Run("train", Folder, "--output", In("run"), "--set", "Training:Epochs=2").Exits(0);
        Assert.False(File.Exists(In("run/run.lock")));
    }

    [Fact]
    public void A_run_that_takes_the_place_of_another_says_which()
    {
        Write("appsettings.json", Settings);
        string[] train = ["train", Folder, "--output", In("run"), "--set", "Training:Epochs=2"];
        Assert.DoesNotContain("replacing", Fnn.Run(train).Exits(0).Error, StringComparison.Ordinal);
        Assert.Matches($@"replacing the run in '{In("run")}', which finished at \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d\n", Fnn.Run(train).Exits(0).Error);
        File.Delete(In("run/run.json"));
        Assert.Contains($"replacing the run in '{In("run")}', which had not ended\n", Fnn.Run(train).Exits(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_checkpoints_cannot_be_resumed()
        => Assert.Contains("is not a run folder", Fnn.Run("train", Folder, "--resume").Exits(2).Error, StringComparison.Ordinal);

    private TimeSpan Train(string run, TimeSpan? killAfter) => Run(run, killAfter, "train", Folder, "--output", In(run));

    /// <summary>Goes on with a run. One that was quicker than its killer is made one that was killed at the last moment, before its end was recorded.</summary>
    private void Resume(string run, TimeSpan? killAfter)
    {
        File.Delete(In($"{run}/run.json"));
        Run(run, killAfter, "train", In(run), "--resume");
    }

    /// <summary>Runs to the end, or kills the run so long after its first step.</summary>
    /// <returns>The time from the first step to the end.</returns>
    private TimeSpan Run(string run, TimeSpan? killAfter, params string[] arguments)
    {
        string metrics = In($"{run}/metrics.jsonl");
        long before = File.Exists(metrics) ? new FileInfo(metrics).Length : 0;
        using var process = Fnn.Start(Fnn.Root, Program, arguments);
        var finishing = Task.Run(() => Fnn.Finish(process));
        while (!finishing.IsCompleted && (!File.Exists(metrics) || new FileInfo(metrics).Length == before))
            Thread.Sleep(1);
        var watch = Stopwatch.StartNew();
        if (killAfter is null)
        {
            finishing.GetAwaiter().GetResult().Exits(0);
            return watch.Elapsed;
        }

        if (!finishing.Wait(killAfter.Value))
            process.Kill();
        finishing.Wait();
        return watch.Elapsed;
    }

    private bool HasCheckpoint(string run) => Directory.Exists(In($"{run}/checkpoints")) && Directory.GetFiles(In($"{run}/checkpoints"), "*.safetensors").Length > 0;

    /// <summary>The metrics without what depends on the clock.</summary>
    private static string[] Values(string run) => [.. File.ReadLines(Path.Combine(run, "metrics.jsonl")).Select(line => line[..line.IndexOf("\"samples_per_second\"", StringComparison.Ordinal)])];
}
