using System.Globalization;
using System.Text.Json;

namespace FnnKit.Cli.Tests;

public sealed class WalkthroughExampleTests : TemporaryFolder
{
    /// <summary>A number of the last line of metrics.jsonl.</summary>
    private double Last(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllLines(In("run/metrics.jsonl"))[^1]);
        return json.RootElement.GetProperty(name).GetDouble();
    }

    [Fact]
    public void Four_units_part_the_flower()
    {
        Fnn.Run("train", "examples/single-hidden-layer", "--output", In("run")).Exits(0);
        Assert.True(Last("accuracy") >= 0.9, Last("accuracy").ToString(CultureInfo.InvariantCulture));
        Assert.InRange(Last("loss"), 0, 0.25);
        Assert.Equal(11, File.ReadAllLines(In("run/metrics.jsonl")).Length);
    }

    [Fact]
    public void Irises_are_told_apart_without_biases_and_a_line_is_written_every_50_steps()
    {
        Fnn.Run("train", "examples/iris/one-hidden-layer.json", "--output", In("run")).Exits(0);
        Assert.True(Last("accuracy") >= 0.85, Last("accuracy").ToString(CultureInfo.InvariantCulture));
        string[] lines = File.ReadAllLines(In("run/metrics.jsonl"));
        Assert.Equal(20, lines.Length);
        Assert.Contains("\"step\":50,", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_layers_parts_the_moons()
    {
        string output = Fnn.Run("train", "examples/architecture-list", "--output", In("run")).Exits(0).Output;
        Assert.True(ExampleTests.Value(output, "test accuracy") >= 0.95, output);
        Assert.Equal(101, File.ReadAllLines(In("run/metrics.jsonl")).Length);
    }

    [Theory]
    [InlineData("examples/mini-batch-classifier", "train_x.npy")]
    [InlineData("examples/mnist", "idx3-ubyte")]
    public void What_an_example_needs_and_does_not_find_is_named(string example, string file)
    {
        // A copy, for somebody may have put the files beside the original.
        File.Copy(Path.Combine(Fnn.Root, example, "appsettings.json"), In("appsettings.json"));
        Assert.Contains(file, Fnn.Run("train", Folder, "--output", In("run")).Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_set_in_files_of_its_own_is_measured()
    {
        Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", "Training:Steps=50").Exits(0);
        Write("two.csv", "sepal_length,sepal_width,petal_length,petal_width,species\n5.1,3.5,1.4,0.2,Iris-setosa\n6.3,3.3,6.0,2.5,Iris-virginica\n");
        string output = Fnn.Run("evaluate", In("run"), "--set", $"Data:Loader:Path={In("two.csv")}").Exits(0).Output;
        Assert.Equal(2, ExampleTests.Value(output, "samples"));
    }
}
