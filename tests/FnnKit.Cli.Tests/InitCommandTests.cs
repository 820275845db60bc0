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

    [Fact]
    public void A_table_with_categories_and_missing_values_trains_evaluates_and_predicts_as_it_stands()
    {
        var random = new Random(11);
        string[] rows = [.. Enumerable.Range(0, 300).Select(i =>
        {
            int size = random.Next(10, 99);
            string colour = random.Next(2) == 0 ? "red" : "green";
            return $"{(i % 9 == 0 ? "" : size)},{(i % 8 == 0 ? "?" : colour)},{(size > 50 == (colour == "red") ? "good" : "bad")}";
        })];
        File.WriteAllLines(In("table.csv"), ["size,colour,verdict", .. rows]);
        var written = Fnn.Run("init", "--data", In("table.csv"), "--target", "verdict", "--output", In("it")).Exits(0);
        Assert.Contains("Values are missing: empty ones, '?'.", written.Error, StringComparison.Ordinal);
        Assert.True(ExampleTests.Value(Fnn.Run("train", In("it"), "--output", In("run")).Exits(0).Output, "test accuracy") >= 0.75);
        Fnn.Run("inspect", In("run"), "--verify").Exits(0);
        Assert.Equal(301, Fnn.Run("predict", In("run"), "--input", In("table.csv")).Exits(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
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
