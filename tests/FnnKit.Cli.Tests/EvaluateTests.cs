using System.Text.Json;

namespace FnnKit.Cli.Tests;

public sealed class EvaluateTests : TemporaryFolder
{
    private static readonly string Digits = Path.Combine(Fnn.Examples, "digits", "digits.csv");

    [Fact]
    public void Every_metric_that_fits_and_every_class_are_measured()
    {
        Fnn.Run("train", "examples/digits", "--output", In("run"), "--set", "Training:Epochs=2").Exits(0);
        string text = Fnn.Run("evaluate", In("run")).Exits(0).Output;
        foreach (string name in new[] { "samples: 359", "loss: ", "accuracy: ", "f1 (macro average): ", "roc-auc: ", "matthews: ", "│ support", "│ as 9" })
            Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("r2", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Fnn.Run("evaluate", In("run"), "--json").Exits(0).Output);
        var root = json.RootElement;
        int[][] confusion = [.. root.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(count => count.GetInt32()).ToArray())];
        Assert.Equal(359, confusion.Sum(row => row.Sum()));
        Assert.Equal(Enumerable.Range(0, 10).Sum(label => confusion[label][label]) / 359.0, root.GetProperty("accuracy").GetDouble(), 1e-12);
        var classes = root.GetProperty("classes").EnumerateArray().ToArray();
        for (int label = 0; label < 10; label++)
        {
            double recall = (double)confusion[label][label] / confusion[label].Sum(), precision = (double)confusion[label][label] / confusion.Sum(row => row[label]);
            Assert.Equal(confusion[label].Sum(), classes[label].GetProperty("support").GetInt32());
            Assert.Equal(recall, classes[label].GetProperty("recall").GetDouble(), 1e-12);
            Assert.Equal(precision, classes[label].GetProperty("precision").GetDouble(), 1e-12);
            Assert.Equal(2 * precision * recall / (precision + recall), classes[label].GetProperty("f1").GetDouble(), 1e-12);
        }

        Assert.Equal(classes.Average(label => label.GetProperty("f1").GetDouble()), root.GetProperty("f1").GetDouble(), 1e-9);
    }

    [Fact]
    public void A_model_file_by_itself_is_measured_on_a_file()
    {
        Fnn.Run("train", "examples/digits", "--output", In("run"), "--set", "Training:Epochs=2").Exits(0);
        File.Copy(In("run/model.safetensors"), In("alone.safetensors"));
        double alone = ExampleTests.Value(Fnn.Run("evaluate", In("alone.safetensors"), "--input", Digits).Exits(0).Output, "accuracy");
        Assert.Equal(ExampleTests.Value(Fnn.Run("evaluate", In("run"), "--part", "All").Exits(0).Output, "accuracy"), alone);
        Assert.Contains("--input", Fnn.Run("evaluate", In("alone.safetensors")).Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_measured_and_how_classes_are_averaged_is_said()
    {
        string train = Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", "Training:Epochs=2", "--set", "Data:Split:Test=0.2", "--set", "Metrics=[\"accuracy\",{\"Type\":\"f1\",\"Average\":\"Weighted\"}]").Exits(0).Output;
        Assert.Matches(@"test f1 \(weighted average\): \d\.\d{3,4} \(always '.*': \d\.\d{3,5}\)\n", train);
        string text = Fnn.Run("evaluate", In("run")).Exits(0).Output;
        Assert.Matches(@"^samples: \d+ \(test part\)\n", text);
        Assert.Contains("f1 (weighted average): ", text, StringComparison.Ordinal);
        Assert.Contains("recall (macro average): ", text, StringComparison.Ordinal);
        Assert.StartsWith("samples: 150 (all samples)\n", Fnn.Run("evaluate", In("run"), "--part", "All").Exits(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("samples: 150 (examples/iris/iris.csv)\n", Fnn.Run("evaluate", In("run"), "--input", "examples/iris/iris.csv").Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_numbers_has_no_classes()
    {
        Fnn.Run("train", "examples/regression", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        string text = Fnn.Run("evaluate", In("run")).Exits(0).Output;
        Assert.Contains("r2: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("accuracy", text, StringComparison.Ordinal);
        Assert.DoesNotContain("precision", text, StringComparison.Ordinal);
    }
}
