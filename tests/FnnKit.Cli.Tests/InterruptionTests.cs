using System.Diagnostics;
using System.Globalization;

namespace FnnKit.Cli.Tests;

public sealed class InterruptionTests : TemporaryFolder
{
    [Fact]
    public async Task Ctrl_C_finishes_the_step_saves_and_exits_with_130()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = Fnn.Start(
            Fnn.Root, Fnn.OutputOf("src/FnnKit.Cli", "fnn"), "train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=100000000");
        // What it says is read from the start: a pipe that nobody empties would hold it up.
        var finishing = Task.Run(() => Fnn.Finish(process));
        while (!File.Exists(In("run/metrics.jsonl")) || new FileInfo(In("run/metrics.jsonl")).Length == 0)
        {
            Assert.False(process.HasExited, "it ended by itself");
            await Task.Delay(20);
        }

        Signal(process, "-INT");
        // Where the tests themselves run in the background, a shell has told all its children to ignore Ctrl+C: a polite request to end means the same.
        if (await Task.WhenAny(finishing, Task.Delay(TimeSpan.FromSeconds(20))) != finishing)
            Signal(process, "-TERM");
        var result = (await finishing).Exits(130);
        Assert.Contains("interrupted", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(In("run/model.safetensors")));
        Assert.Contains("\"cancelled\"", File.ReadAllText(In("run/run.json")), StringComparison.Ordinal);
        Fnn.Run("evaluate", In("run")).Exits(0);
    }

    [Theory]
    [InlineData("-TERM")]
    [InlineData("-HUP")]
    public async Task Other_requests_to_end_save_too(string signal)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = Fnn.Start(Fnn.Root, Fnn.OutputOf("src/FnnKit.Cli", "fnn"), "train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=100000000");
        var finishing = Task.Run(() => Fnn.Finish(process));
        await Until(process, () => File.Exists(In("run/metrics.jsonl")) && new FileInfo(In("run/metrics.jsonl")).Length > 0);
        Signal(process, signal);
        (await finishing).Exits(130);
        Assert.True(File.Exists(In("run/model.safetensors")));
        Assert.Single(Directory.GetFiles(In("run/checkpoints")));
    }

    [Fact]
    public async Task A_training_that_is_ended_while_it_reads_its_data_exits_with_130()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("appsettings.json", """
            { "FnnKit": { "Data": { "Loader": { "Type": "csv", "Path": "data.csv" } }, "Network": { "Layers": [ { "Type": "dense", "Units": 2, "Activation": "softmax" } ] },
              "Loss": "cross-entropy", "Optimizer": "adam" } }
            """);
        // A pipe that never ends is data that is read for ever.
        using (var make = Process.Start("mkfifo", [In("data.csv")]))
            await make.WaitForExitAsync();
        using var process = Fnn.Start(Fnn.Root, Fnn.OutputOf("src/FnnKit.Cli", "fnn"), "train", Folder, "--output", In("run"));
        var finishing = Task.Run(() => Fnn.Finish(process));
        int rows = 0;
        var writing = Task.Run(() => Feed(In("data.csv"), ref rows));
        await Until(process, () => Volatile.Read(ref rows) > 50_000);
        Signal(process, "-TERM");
        var result = (await finishing).Exits(130);
        Assert.DoesNotContain("error", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("run")));
        await writing;
    }

    [Theory]
    [InlineData("-TERM")]
    [InlineData("-HUP")]
    public async Task A_prediction_that_is_ended_leaves_no_half_written_file(string signal)
    {
        // Under nohup, processes of the tests ignore the end of a session as well.
        if (OperatingSystem.IsWindows() || (signal == "-HUP" && IgnoresHangUp()))
            return;
        Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        var start = new ProcessStartInfo("dotnet", [Fnn.OutputOf("src/FnnKit.Cli", "fnn"), "predict", In("run"), "--input", "-", "--output", In("out.csv")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        // The reader of CSV waits for a few kilobytes before it hands out the first row.
        string[] rows = File.ReadAllLines(Path.Combine(Fnn.Examples, "iris/iris.csv"));
        await process.StandardInput.WriteAsync(string.Join('\n', rows) + "\n");
        await process.StandardInput.FlushAsync();
        await Until(process, () => Directory.GetFiles(Folder, "out.csv.*.tmp").Length > 0);
        Signal(process, signal);
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.NotEqual(0, process.ExitCode);
        Assert.Empty(Directory.GetFiles(Folder, "out.csv*"));
    }

    /// <summary>Far longer than a busy machine needs: a test that waits for ever would hold up all others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static bool IgnoresHangUp()
    {
        const string status = "/proc/self/status", ignored = "SigIgn:";
        return File.Exists(status) && File.ReadLines(status).FirstOrDefault(line => line.StartsWith(ignored, StringComparison.Ordinal)) is { } line
            && (long.Parse(line[ignored.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 1) != 0;
    }

    private static void Feed(string pipe, ref int rows)
    {
        try
        {
            using var writer = new StreamWriter(pipe);
            writer.WriteLine("a,y");
            for (; ; Interlocked.Increment(ref rows))
                writer.WriteLine(rows % 2 == 0 ? "0.5,no" : "0.25,yes");
        }
        catch (IOException)
        {
            // The reader has ended.
        }
    }

    private static async Task Until(Process process, Func<bool> isReached)
    {
        var waited = Stopwatch.StartNew();
        while (!isReached())
        {
            Assert.False(process.HasExited, "it ended by itself");
            if (waited.Elapsed > Patience)
            {
                process.Kill();
                Assert.Fail($"it did not come so far in {Patience}");
            }

            await Task.Delay(20);
        }
    }

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
