using System.Globalization;

namespace FnnKit.Cli.Tests;

/// <summary>Where targets were taken for another kind than they are meant to be, the errors name the option that says so.</summary>
public sealed class TargetKindTests : TemporaryFolder
{
    private string Configuration(string target, string loss, int units, string metric)
    {
        Write("d.csv", "a,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 0.1:0.0},{(target == "price" ? $"{100 + (i * 7 % 40)}000" : i % 2 == 0 ? "0.0" : "1.0")}\n"))));
        return Write("a.json", $$"""
            { "FnnKit": { "Data": { "Loader": { "Type": "csv", "Path": "d.csv", "Target": "y" } }, "Network": { "Layers": [ { "Type": "dense", "Units": {{units}}{{(units > 1 ? ", \"Activation\": \"softmax\"" : "")}} } ] },
              "Loss": "{{loss}}", "Optimizer": "adam", "Metrics": [ "{{metric}}" ] } }
            """);
    }

    [Fact]
    public void Whole_numbers_that_are_amounts()
    {
        string path = Configuration("price", "mean-squared-error", 1, "r2");
        string says = Fnn.Run("config", "check", path).Exits(2).Output;
        Assert.Equal(2, says.Split("if the target holds numbers, set 'Data:Loader:TargetKind' to \"Numbers\"").Length - 1);
        Fnn.Run("config", "check", path, "--set", "Data:Loader:TargetKind=Numbers").Exits(0);
    }

    [Fact]
    public void Numbers_that_are_classes()
    {
        string path = Configuration("float", "cross-entropy", 2, "accuracy");
        string says = Fnn.Run("config", "check", path).Exits(2).Output;
        Assert.Contains("the loss 'cross-entropy' needs at least 2 outputs, but the data has 1 target column of numbers (y); choose another loss; if the target holds classes, set 'Data:Loader:TargetKind' to \"Classes\"", says, StringComparison.Ordinal);
        Fnn.Run("config", "check", path, "--set", "Data:Loader:TargetKind=Classes").Exits(0);
    }

    [Fact]
    public void Words_are_never_numbers()
    {
        string path = Configuration("float", "mean-squared-error", 1, "r2");
        File.WriteAllText(In("d.csv"), File.ReadAllText(In("d.csv")).Replace("0.0\n", "no\n", StringComparison.Ordinal).Replace("1.0\n", "yes\n", StringComparison.Ordinal));
        Assert.DoesNotContain("TargetKind", Fnn.Run("config", "check", path).Exits(2).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(22)]
    [InlineData(40)]
    [InlineData(55)]
    [InlineData(90)]
    [InlineData(400)]
    public void What_init_writes_needs_no_warning(int samples)
    {
        Write("d.csv", "a,b,y\n" + string.Concat(Enumerable.Range(0, samples).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 37 % 101 / 100.0:0.00},{i * 53 % 97 / 100.0:0.00},{(i * 37 % 101 > 50 ? "dear" : "cheap")}\n"))));
        foreach (string preset in new[] { "fast", "standard", "best" })
        {
            var init = Fnn.Run("init", "--data", In("d.csv"), "--target", "y", "--output", In($"{preset}"), "--preset", preset).Exits(0);
            Assert.DoesNotContain("warning", init.Error, StringComparison.Ordinal);
            Assert.Contains("no errors, no warnings", Fnn.Run("config", "check", In(preset)).Exits(0).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_written_in_another_way_is_answered_with_the_option_to_set()
    {
        Write("d.csv", "a;b;y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"0,{i};1,{(i * 7) % 60};{(i % 2 == 0 ? "no" : "yes")}\n")));
        Fnn.Run("init", "--data", In("d.csv"), "--target", "y", "--output", In("c"), "--preset", "fast").Exits(0);
        Fnn.Run("train", In("c"), "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        string file = Write("new.csv", "a,b\n0.5,1.5\n");
        Assert.Contains("set 'Delimiter' to \",\". For this file alone, set the option with --set 'Data:Loader:Delimiter=VALUE'.", Fnn.Run("predict", In("run"), "--input", file).Exits(2).Error, StringComparison.Ordinal);
        string[] delimited = ["predict", In("run"), "--input", file, "--set", "Data:Loader:Delimiter=,"];
        Assert.Contains("For this file alone, set the option with --set 'Data:Loader:DecimalComma=VALUE'.", Fnn.Run(delimited).Exits(2).Error, StringComparison.Ordinal);
        Assert.Equal(2, Fnn.Run([.. delimited, "--set", "Data:Loader:DecimalComma=false"]).Exits(0).Output.TrimEnd().Split('\n').Length);
    }
}
