using System.Diagnostics;
using System.Globalization;

namespace FnnKit.Cli.Tests;

public sealed class InterruptionTests : TemporaryFolder
{
    [Fact]
    public void Ctrl_C_finishes_the_step_saves_and_exits_with_130()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = Fnn.Start(
            Fnn.Root, Fnn.OutputOf("src/FnnKit.Cli", "fnn"), "train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=100000000");
        while (!File.Exists(In("run/metrics.jsonl")) || new FileInfo(In("run/metrics.jsonl")).Length == 0)
        {
            Assert.False(process.HasExited, "it ended by itself");
            Thread.Sleep(20);
        }

        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        var result = Fnn.Finish(process).Exits(130);
        Assert.Contains("interrupted", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(In("run/model.safetensors")));
        Assert.Contains("\"Cancelled\"", File.ReadAllText(In("run/run.json")), StringComparison.Ordinal);
        Fnn.Run("evaluate", In("run")).Exits(0);
    }
}
