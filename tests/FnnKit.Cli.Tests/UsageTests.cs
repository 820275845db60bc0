namespace FnnKit.Cli.Tests;

/// <summary>A command line that cannot be understood is explained in the user's words.</summary>
public sealed class UsageTests : TemporaryFolder
{
    public static TheoryData<string, string> Cases => new()
    {
        { "train --epochs 5", "'train' has no option '--epochs'; to set what the configuration says, write --set Training:Epochs=VALUE" },
        { "train --batch-size 5", "write --set Training:BatchSize=VALUE" },
        { "train --learning-rate=0.1", "write --set Optimizer:LearningRate=VALUE" },
        { "train examples/iris --outptu x", "'train' has no option '--outptu'; did you mean '--output'?" },
        { "evaluate run --part foo", "'--part' is 'foo', but must be one of Test, Validation, Training, All" },
        { "data show --rows many", "'--rows' is 'many', but must be a whole number" },
        { "evaluate examples/iris/iris.csv", "is no model; name a run folder" },
        { "inspect README.md", "is no model; name a run folder" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_wrong_is_said_without_the_names_of_types(string line, string says)
    {
        string error = Fnn.Run(line.Split(' ')).Exits(2).Error;
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("FnnKit.Cli", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_that_lies_elsewhere_is_named_with_its_folder()
    {
        Directory.CreateDirectory(In("deep"));
        File.WriteAllText(In("deep/appsettings.json"), "{ \"FnnKit\": { \"Sed\": 1 } }");
        Assert.Contains("/deep/appsettings.json(1,15)", Fnn.Run("train", In("deep")).Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_said()
    {
        Assert.Contains("done after 1 epoch, 1 step", Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", "Training:Steps=1").Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("wrote ", Fnn.Run("plot", In("run"), "--output", In("p.svg")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("50 images", Fnn.Run("data", "show", "examples/digits", "--output", In("d.png")).Exits(0).Output, StringComparison.Ordinal);
        Assert.Contains("\"stop_reason\": \"completed\"", File.ReadAllText(In("run/run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_has_examples_that_it_understands()
    {
        var root = FnnCommand.CreateRoot();
        foreach (var command in All(root).Where(command => !command.Hidden))
        {
            string path = string.Join(' ', HelpWithExamples.Path(command));
            Assert.True(HelpWithExamples.Examples.ContainsKey(path), $"'fnn {path}' has no example");
            Assert.Contains($"Examples:\n  {HelpWithExamples.Examples[path][0]}\n", Fnn.Run([.. HelpWithExamples.Path(command), "--help"]).Exits(0).Output, StringComparison.Ordinal);
        }

        foreach (string example in HelpWithExamples.Examples.Values.SelectMany(lines => lines))
        {
            var parsed = root.Parse(example.Replace("'", "", StringComparison.Ordinal)["fnn ".Length..].Split(' '));
            Assert.Empty(Usage.Problems(parsed));
        }
    }

    private static IEnumerable<System.CommandLine.Command> All(System.CommandLine.Command command) => command.Subcommands.SelectMany(All).Prepend(command);
}
