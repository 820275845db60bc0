namespace FnnKit.Cli.Tests;

public sealed class InitCommandTests : TemporaryFolder
{
    [Fact]
    public void Init_writes_what_trains_as_it_stands_and_never_over_what_is_there()
    {
        string data = Path.Combine(Fnn.Examples, "iris", "iris.csv");
        Assert.Contains("train with: fnn train", Fnn.Run("init", "--data", data, "--target", "species", "--output", Folder).Exits(0).Output, StringComparison.Ordinal);
        var result = Fnn.Run("train", Folder, "--output", In("run")).Exits(0);
        Assert.True(ExampleTests.Value(result.Output, "test accuracy") >= 0.9, result.Output);
        Assert.Contains("already", Fnn.Run("init", "--data", data, "--target", "species", "--output", Folder).Exits(2).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.csv", "no file")]
    [InlineData("README.md", "No data loader reads")]
    public void Data_that_cannot_be_read_is_said_so(string data, string says)
    {
        Assert.Contains(says, Fnn.Run("init", "--data", data, "--target", "x", "--output", Folder).Exits(2).Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Diff_shows_in_what_two_runs_differ_and_how_they_did()
    {
        Fnn.Run("train", "examples/moons", "--output", In("a"), "--set", "Training:Epochs=2").Exits(0);
        Fnn.Run("train", "examples/moons", "--output", In("b"), "--set", "Training:Epochs=3", "--set", "Seed=8").Exits(0);
        string output = Fnn.Run("diff", In("a"), In("b")).Exits(0).Output;
        Assert.Matches(@"settings\W+Training:Epochs\W+2\W+3", output);
        Assert.Matches(@"settings\W+Seed\W+7\W+8", output);
        Assert.Matches(@"data\W+sha256", output);
        Assert.Matches(@"metrics\W+test:accuracy\W+\d", output);
        Assert.DoesNotContain("BatchSize", output, StringComparison.Ordinal);
        Assert.DoesNotContain("plugins", output, StringComparison.Ordinal);
        Assert.Contains("not the folder of a finished run", Fnn.Run("diff", In("a"), Folder).Exits(2).Error, StringComparison.Ordinal);
    }
}
