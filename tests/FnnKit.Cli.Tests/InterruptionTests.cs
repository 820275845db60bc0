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

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
