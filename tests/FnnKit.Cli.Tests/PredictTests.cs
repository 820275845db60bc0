using System.Globalization;

namespace FnnKit.Cli.Tests;

public sealed class PredictTests : TemporaryFolder
{
    [Fact]
    public void Predictions_without_the_target_column_are_those_that_evaluate_scored()
    {
        Fnn.Run("train", "examples/digits", "--output", In("run"), "--set", "Training:Epochs=3").Exits(0);
        string[] lines = File.ReadAllLines(Path.Combine(Fnn.Examples, "digits", "digits.csv"));
        string[][] cells = [.. lines.Select(line => line.Split(','))];
        // The columns in another order and without the target: they are found by name.
        string input = Write("input.csv", string.Join('\n', cells.Select(row => string.Join(',', row[..^1].Reverse()))) + "\n");
        string[] predictions = Fnn.Run("predict", In("run"), "--input", input).Exits(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Length, predictions.Length);
        Assert.StartsWith("digit,probability_0,probability_1,", predictions[0], StringComparison.Ordinal);
        int right = 0;
        for (int i = 1; i < lines.Length; i++)
        {
            string[] row = predictions[i].Split(',');
            double[] probabilities = [.. row[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            Assert.Equal(1, probabilities.Sum(), 1e-5);
            Assert.Equal(row[0], Array.IndexOf(probabilities, probabilities.Max()).ToString(CultureInfo.InvariantCulture));
            right += row[0] == cells[i][^1] ? 1 : 0;
        }

        double scored = ExampleTests.Value(Fnn.Run("evaluate", In("run"), "--part", "All").Exits(0).Output, "accuracy");
        Assert.Equal(scored, (double)right / (lines.Length - 1), 1e-6);
        double fromFile = ExampleTests.Value(Fnn.Run("evaluate", In("run"), "--input", Path.Combine(Fnn.Examples, "digits", "digits.csv")).Exits(0).Output, "accuracy");
        Assert.Equal(scored, fromFile);
    }

    [Fact]
    public void A_file_that_lacks_a_column_is_refused_and_nothing_is_written()
    {
        Fnn.Run("train", "examples/regression", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        string input = Write("input.csv", "sepal_length,sepal_width,species\n5.1,3.5,Iris-setosa\n");
        var result = Fnn.Run("predict", In("run"), "--input", input, "--output", In("out.csv")).Exits(2);
        Assert.Contains("petal_length", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("out.csv")));
        string unknown = Write("unknown.csv", "sepal_length,sepal_width,petal_length,species\n5.1,3.5,1.4,Rosa\n");
        Assert.Contains("Rosa", Fnn.Run("predict", In("run"), "--input", unknown).Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_not_there_is_said_so()
        => Assert.Contains("there is no file or folder 'nowhere'", Fnn.Run("predict", "nowhere", "--input", "x.csv").Exits(2).Error, StringComparison.Ordinal);
}
