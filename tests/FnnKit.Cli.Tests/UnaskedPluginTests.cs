namespace FnnKit.Cli.Tests;

/// <summary>
/// A plugin that no configuration names must break no command, whatever its code does: it throws, ends the process, crashes the runtime, never returns, or
/// overflows the stack, in the constructor of a metric, a loader, a preset or a schedule, or in an attribute. The commands run in this process, which would not survive it.
/// </summary>
public sealed class UnaskedPluginTests : TemporaryFolder
{
    private const string Settings = """
        {
          "FnnKit": {
            "Data": { "Loader": { "Type": "csv", "Path": "d.csv", "Target": "y" } },
            "Network": { "Layers": [ { "Type": "dense", "Units": 2, "Activation": "softmax" } ] },
            "Loss": "cross-entropy",
            "Optimizer": { "Type": "sgd", "LearningRate": 0.1 },
            "Training": { "Epochs": 1, "BatchSize": 4 }
          }
        }
        """;

    private void Prepare(string harm)
    {
        Directory.CreateDirectory(In("plugins"));
        File.Copy(Fnn.OutputOf("tests/Plugins/Harmful", "Harmful"), In($"plugins/{harm}.dll"));
        File.WriteAllText(In("appsettings.json"), Settings);
        File.WriteAllText(In("d.csv"), "a,b,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{i * i % 7},{(i % 2 == 0 ? "yes" : "no")}\n")));
        File.WriteAllText(In("d.tsv"), "a\tb\ty\n1\t2\tyes\n3\t4\tno\n");
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("exits")]
    [InlineData("fails")]
    [InlineData("hangs")]
    [InlineData("overflows")]
    public void A_plugin_that_nobody_asked_for_breaks_no_command(string harm)
    {
        Prepare(harm);
        string run = In("run");
        string[] plugins = ["--plugins", In("plugins")];
        Fnn.Run("config", "check", Folder).Exits(0);
        Fnn.Run("config", "render", Folder).Exits(0);
        Fnn.Run("plan", Folder).Exits(0);
        Fnn.Run("gradcheck", Folder).Exits(0);
        // The data is too noisy for a suggestion; what counts is that the search itself ran.
        Assert.Contains("least loss", Fnn.Run("find-learning-rate", Folder, "--output", In("rates.svg")).Output, StringComparison.Ordinal);
        Fnn.Run("train", Folder, "--output", run).Exits(0);
        var evaluated = Fnn.Run(["evaluate", run, .. plugins]).Exits(0);
        Assert.Contains("Harmful:harmful-metric", evaluated.Error, StringComparison.Ordinal);
        Fnn.Run(["evaluate", run, "--input", In("d.csv"), .. plugins]).Exits(0);
        Fnn.Run(["predict", run, "--input", In("d.csv"), .. plugins]).Exits(0);
        Fnn.Run(["inspect", run, .. plugins]).Exits(0);
        Fnn.Run(["export", run, "--format", "onnx", "--output", In("model.onnx"), .. plugins]).Exits(0);
        Fnn.Run("diff", run, run).Exits(0);
        Fnn.Run(["plugins", "show", "relu", .. plugins]).Exits(0);
        Fnn.Run(["plugins", "why", "relu", .. plugins]).Exits(0);
        Fnn.Run(["plugins", "why", "described", .. plugins]).Exits(0);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("exits")]
    [InlineData("fails")]
    [InlineData("overflows")]
    public void It_breaks_no_command_that_looks_at_all_parts(string harm)
    {
        Prepare(harm);
        string[] plugins = ["--plugins", In("plugins")];
        Assert.Contains(harm == "throws" ? "the licence has run out" : "ended the process", Fnn.Run(["plugins", "list", .. plugins]).Exits(0).Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("\"dense\"", Fnn.Run("config", "schema", Folder).Exits(0).Output, StringComparison.Ordinal);
        Fnn.Run(["init", "--data", In("d.csv"), "--target", "y", "--output", In("new"), .. plugins]).Exits(0);
        if (harm != "throws")
            Assert.Contains("cannot be shown: creating its parts ended the process", Fnn.Run(["plugins", "show", "harmful-metric", .. plugins]).Exits(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_plugin_that_crashes_breaks_no_command_either()
    {
        Prepare("fails");
        string[] plugins = ["--plugins", In("plugins")];
        Fnn.Run(["plugins", "lock", Folder, .. plugins]).Exits(0);
        Assert.Contains("ended the process", Fnn.Run(["plugins", "list", Folder, "--locked"]).Exits(0).Output, StringComparison.Ordinal);
    }
}
