using System.Diagnostics;

namespace FnnKit.Cli.Tests;

/// <summary>
/// Processes are killed at random moments: plain runs, extended ones and cross-validations, and several on one folder. Whatever happens, the folder can be continued
/// and ends with the bytes of one that nobody disturbed. FNNKIT_KILLS says how often.
/// </summary>
public sealed class KillTests : TemporaryFolder
{
    private const string Settings = """
        { "FnnKit": {
            "Seed": 11,
            "Data": { "Loader": { "Type": "spirals", "Samples": 300, "Noise": 0.1 }, "Split": { "Validation": 0.2 }, "Transforms": [ "standardize" ] },
            "Network": { "Layers": [ { "Type": "dense", "Units": 16 }, "batch-norm", { "Type": "activation", "Activation": "gelu" }, { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy",
            "Optimizer": { "Type": "adam", "LearningRate": 0.01 },
            "Training": { "Epochs": 40, "BatchSize": 16, "Threads": 1, "Averaging": { "Kind": "Exponential", "Decay": 0.9 } },
            "Metrics": [ "accuracy" ],
            "Callbacks": [ { "Type": "early-stopping", "Metric": "loss", "Patience": 60 }, { "Type": "checkpoint", "EverySteps": 7 }, { "Type": "csv-log", "File": "log.csv" } ]
        } }
        """;

    private static readonly string Program = Fnn.OutputOf("src/FnnKit.Cli", "fnn");

    private readonly Random _random = new(6);

    /// <summary>How many moments to kill at in each test.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("FNNKIT_KILLS"), out int kills) ? kills : 2;

    [Fact]
    public void A_plain_run()
    {
        Write("appsettings.json", Settings);
        string[] train = ["train", Folder, "--output", In("whole")];
        var length = Measure(In("whole"), train);
        Disturb("plain", length, run => ["train", Folder, "--output", run], run => ["train", run, "--resume"], Same);
    }

    [Fact]
    public void A_finished_run_that_is_extended()
    {
        Write("appsettings.json", Settings);
        Fnn.Run("train", Folder, "--output", In("whole")).Exits(0);
        Fnn.Run("train", Folder, "--output", In("short"), "--set", "Training:Epochs=10").Exits(0);
        byte[] earlier = Model(In("short"));
        var length = Measure(In("measured"), ["train", Copy("short", "measured"), "--resume", "--set", "Training:Epochs=40"]);
        Disturb(
            "extended", length, run => ["train", Copy("short", Path.GetFileName(run)), "--resume", "--set", "Training:Epochs=40"], run => ["train", run, "--resume", "--set", "Training:Epochs=40"],
            Same, run => Assert.True(Model(run).AsSpan().SequenceEqual(earlier) || Model(run).AsSpan().SequenceEqual(Model(In("whole")))));
    }

    [Fact]
    public void A_cross_validation()
    {
        Write("appsettings.json", Settings.Replace("\"Epochs\": 40", "\"Epochs\": 12", StringComparison.Ordinal));
        string[] train = ["train", Folder, "--output", In("whole"), "--folds", "3"];
        var length = Measure(In("whole"), train);
        Disturb("folds", length, run => ["train", Folder, "--output", run, "--folds", "3"], run => ["train", run, "--resume"], run =>
        {
            Assert.Equal(File.ReadAllText(In("whole/cross-validation.json")), File.ReadAllText(Path.Combine(run, "cross-validation.json")));
            for (int fold = 1; fold <= 3; fold++)
                AssertSame(In($"whole/fold{fold}"), Path.Combine(run, $"fold{fold}"));
        });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Several_processes_that_begin_in_one_folder_at_once(int count)
    {
        Write("appsettings.json", Settings);
        for (int trial = 0; trial < Math.Max(1, Kills / 5); trial++)
        {
            string run = In($"shared{trial}");
            var processes = Enumerable.Range(0, count).Select(i => Fnn.Start(Fnn.Root, Program, "train", Folder, "--output", run, "--set", $"Seed={i}")).ToArray();
            var results = await Task.WhenAll(processes.Select(process => Task.Run(() => Fnn.Finish(process))));
            // Those that came too late are refused; those that came after another had finished replace its run.
            Assert.All(results.Where(result => result.Code != 0), result => Assert.Contains("is in use", result.Exits(2).Error, StringComparison.Ordinal));
            Assert.Contains(results, result => result.Code == 0);
            int seed = Enumerable.Range(0, count).Single(i => File.ReadAllText(Path.Combine(run, "appsettings.json")).Contains($"\"Seed\": {i},", StringComparison.Ordinal));
            Assert.Equal(0, results[seed].Code);
            Fnn.Run("train", Folder, "--output", In($"alone{trial}"), "--set", $"Seed={seed}").Exits(0);
            AssertSame(In($"alone{trial}"), run);
            AssertClean(run);
        }
    }

    [Fact]
    public async Task Several_processes_that_resume_one_run_at_once()
    {
        const int count = 3;
        Write("appsettings.json", Settings);
        Fnn.Run("train", Folder, "--output", In("whole")).Exits(0);
        Fnn.Run("train", Folder, "--output", In("run"), "--set", "Training:Epochs=10").Exits(0);
        var processes = Enumerable.Range(0, count).Select(_ => Fnn.Start(Fnn.Root, Program, "train", In("run"), "--resume", "--set", "Training:Epochs=40")).ToArray();
        var results = await Task.WhenAll(processes.Select(process => Task.Run(() => Fnn.Finish(process))));
        Assert.Contains(results, result => result.Code == 0);
        Assert.All(results.Where(result => result.Code != 0), result => Assert.Contains("is in use", result.Exits(2).Error, StringComparison.Ordinal));
        AssertSame(In("whole"), In("run"));
        AssertClean(In("run"));
    }

    /// <summary>Starts a command again and again, kills it once or twice, and lets it go on to its end.</summary>
    private void Disturb(string name, TimeSpan length, Func<string, string[]> begin, Func<string, string[]> resume, Action<string> check, Action<string>? checkKilled = null)
    {
        int resumed = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            string run = In($"{name}{kill}");
            bool ended = !Kill(run, begin(run), length * _random.NextDouble());
            for (int more = 0; !ended && more < 2; more++)
            {
                checkKilled?.Invoke(run);
                string[] next = CanResume(run) ? resume(run) : begin(run);
                resumed += next.Contains("--resume") ? 1 : 0;
                if (more == 0 && kill % 2 == 1)
                    ended = !Kill(run, next, length * _random.NextDouble());
                else
                    ended = Finish(next);
            }

            check(run);
            AssertClean(run);
            Directory.Delete(run, recursive: true);
        }

        // Of a few kills all may come too early; of many not.
        Assert.True(Kills < 10 || resumed > 0, $"none of {Kills} kills came after the first checkpoint");
    }

    /// <summary>A run that was killed before its first checkpoint begins anew.</summary>
    private static bool CanResume(string run)
        => CrossValidationFolder.IsOne(run) || (Directory.Exists(Path.Combine(run, "checkpoints")) && Directory.GetFiles(Path.Combine(run, "checkpoints"), "*.safetensors").Length > 0);

    /// <summary>Runs to the end; a run that had ended at the moment it was killed says so.</summary>
    private static bool Finish(string[] arguments)
    {
        var result = Fnn.Run(arguments);
        return result.Code == 2 && result.Error.Contains("nothing to resume", StringComparison.Ordinal) || result.Exits(0).Code == 0;
    }

    /// <summary>The time from the first report to the end.</summary>
    private static TimeSpan Measure(string run, string[] arguments)
    {
        var (process, finishing) = StartUpToFirstReport(run, arguments);
        using (process)
        {
            var watch = Stopwatch.StartNew();
            finishing.GetAwaiter().GetResult().Exits(0);
            return watch.Elapsed;
        }
    }

    /// <summary>Kills a process some time after its first report; one in five at once, wherever it is.</summary>
    /// <returns>Whether it was killed before its end.</returns>
    private bool Kill(string run, string[] arguments, TimeSpan after)
    {
        bool atOnce = _random.Next(5) == 0;
        var (process, finishing) = atOnce ? Start(arguments) : StartUpToFirstReport(run, arguments);
        using (process)
        {
            if (finishing.Wait(after))
                return false;
            process.Kill();
            return finishing.GetAwaiter().GetResult().Code != 0;
        }
    }

    private static (Process Process, Task<Fnn.Result> Finishing) Start(string[] arguments)
    {
        var process = Fnn.Start(Fnn.Root, Program, arguments);
        return (process, Task.Run(() => Fnn.Finish(process)));
    }

    private static (Process Process, Task<Fnn.Result> Finishing) StartUpToFirstReport(string run, string[] arguments)
    {
        long before = Reported(run);
        var started = Start(arguments);
        while (!started.Finishing.IsCompleted && Reported(run) == before)
            Thread.Sleep(1);
        return started;
    }

    /// <summary>How much has been reported in a run, or in all folds.</summary>
    private static long Reported(string run)
    {
        try
        {
            return !Directory.Exists(run) ? 0 : Directory.GetFiles(run, "metrics.jsonl", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        }
        catch (IOException)
        {
            // The process is moving the files of an earlier run.
            return -1;
        }
    }

    private void Same(string run) => AssertSame(In("whole"), run);

    /// <summary>Model, metrics and log are the same but for what depends on the clock.</summary>
    private static void AssertSame(string expected, string run)
    {
        Assert.Equal(Model(expected), Model(run));
        Assert.Equal(Values(expected), Values(run));
        Assert.Equal(File.ReadLines(Path.Combine(expected, "log.csv")).Count(), File.ReadLines(Path.Combine(run, "log.csv")).Count());
        Assert.Equal("completed", RunEnding.Read(run)!.StopReason);
    }

    private static void AssertClean(string run)
    {
        Assert.DoesNotContain(Directory.GetFiles(run, "*", SearchOption.AllDirectories), file => file.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(run, "previous")));
    }

    private static byte[] Model(string run) => File.ReadAllBytes(Path.Combine(run, "model.safetensors"));

    private static string[] Values(string run) => [.. File.ReadLines(Path.Combine(run, "metrics.jsonl")).Select(line => line[..line.IndexOf("\"samples_per_second\"", StringComparison.Ordinal)])];

    private string Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(In(from), "*", SearchOption.AllDirectories))
        {
            string path = Path.Combine(In(to), Path.GetRelativePath(In(from), file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path, overwrite: true);
        }

        return In(to);
    }
}
