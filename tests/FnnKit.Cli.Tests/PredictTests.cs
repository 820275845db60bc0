using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

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
        string[] predictions = Fnn.Run("predict", In("run"), "--input", input, "--probabilities").Exits(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
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
        // Four digits are shown.
        Assert.Equal(scored, (double)right / (lines.Length - 1), 5e-5);
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
        Assert.Contains("'species' (1 of 1 samples)", Fnn.Run("predict", In("run"), "--input", unknown).Exits(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_with_a_large_offset_keep_their_digits_in_every_format()
    {
        string rows = string.Concat(Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i / 60.0:0.000},{1.7e9 + (i / 2.0)}\n")));
        Write("time.csv", "x,y\n" + rows);
        Fnn.Run("init", "--data", In("time.csv"), "--target", "y", "--output", In("appsettings.json")).Exits(0);
        Fnn.Run("train", In("appsettings.json"), "--output", In("run"), "--set", "Training:Epochs=40").Exits(0);
        double[] csv = [.. Lines(Fnn.Run("predict", In("run"), "--input", In("time.csv")).Exits(0).Output)[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        Assert.Equal(60, csv.Distinct().Count());
        Assert.All(csv, value => Assert.InRange(value, 1.7e9 - 20, 1.7e9 + 50));
        Fnn.Run("predict", In("run"), "--input", In("time.csv"), "--output", In("p.npy")).Exits(0);
        Assert.Equal(csv, MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(In("p.npy")).AsSpan(^(60 * sizeof(double))..)).ToArray());
        string[] objects = Lines(Fnn.Run("predict", In("run"), "--input", In("time.csv"), "--format", "jsonl").Exits(0).Output);
        Assert.Equal(csv, objects.Select(text => double.Parse(text["{\"y\":".Length..^1], CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("binary-cross-entropy-with-logits", 1, "probability")]
    [InlineData("cross-entropy-with-logits", 2, "probability")]
    [InlineData("hinge", 1, "score")]
    [InlineData("squared-hinge", 2, "score")]
    public void Logits_are_predicted_as_probabilities_and_scores_are_called_so(string loss, int outputs, string name)
    {
        string setting = $$"""
            {"FnnKit":{"Seed":1,"Data":{"Loader":"moons"},"Network":{"Layers":[{"Type":"dense","Units":{{outputs}} }]},"Loss":"{{loss}}",
            "Optimizer":{"Type":"sgd","LearningRate":1},"Training":{"Epochs":30},"Metrics":["accuracy"] } }
            """;
        Fnn.Run("train", Write("a.json", setting), "--output", In("run")).Exits(0);
        string evaluated = Fnn.Run("evaluate", In("run"), "--part", "training", "--json").Exits(0).Output;
        Assert.Equal(name == "probability", evaluated.Contains("\"log-loss\"", StringComparison.Ordinal));
        Assert.Contains("\"accuracy\"", evaluated, StringComparison.Ordinal);
        string input = Write("new.csv", "x1,x2\n-3,2\n3,-2\n0.5,0.25\n");
        string[] lines = Lines(Fnn.Run("predict", In("run"), "--input", input).Exits(0).Output);
        Assert.Equal($"class,{name}", lines[0]);
        double[] numbers = [.. lines[1..].Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];
        if (name == "probability")
            Assert.All(numbers, value => Assert.InRange(value, 0.5, 1));
        else
            Assert.Contains("predicts scores", Fnn.Run("predict", In("run"), "--input", input, "--probabilities").Exits(2).Error, StringComparison.Ordinal);
        Assert.NotEqual(lines[1].Split(',')[0], lines[2].Split(',')[0]);
    }

    [Fact]
    public void Every_format_says_the_same()
    {
        Fnn.Run("train", "examples/digits", "--output", In("run"), "--set", "Training:Epochs=2").Exits(0);
        string input = Path.Combine(Fnn.Examples, "digits", "digits.csv");
        string[] all = Lines(Fnn.Run("predict", In("run"), "--input", input, "--probabilities").Exits(0).Output)[1..];
        string[] likeliest = Lines(Fnn.Run("predict", In("run"), "--input", input).Exits(0).Output);
        string[] top = Lines(Fnn.Run("predict", In("run"), "--input", input, "--top", "2").Exits(0).Output);
        Fnn.Run("predict", In("run"), "--input", input, "--output", In("p.jsonl")).Exits(0);
        Fnn.Run("predict", In("run"), "--input", input, "--output", In("p.npy"), "--probabilities").Exits(0);
        Assert.Equal("digit,probability", likeliest[0]);
        Assert.Equal("digit_1,probability_1,digit_2,probability_2", top[0]);
        string[] objects = File.ReadAllLines(In("p.jsonl"));
        byte[] array = File.ReadAllBytes(In("p.npy"));
        Assert.Contains("'descr': '<f4', 'fortran_order': False, 'shape': (1797, 10)", Encoding.Latin1.GetString(array, 0, 128), StringComparison.Ordinal);
        for (int i = 0; i < all.Length; i++)
        {
            string[] cells = all[i].Split(',');
            float[] probabilities = [.. cells[1..].Select(text => float.Parse(text, CultureInfo.InvariantCulture))];
            int[] order = [.. Enumerable.Range(0, 10).OrderByDescending(code => probabilities[code])];
            Assert.Equal($"{order[0]},{cells[1 + order[0]]}", likeliest[i + 1]);
            Assert.Equal($"{order[0]},{cells[1 + order[0]]},{order[1]},{cells[1 + order[1]]}", top[i + 1]);
            Assert.Equal($$"""{"digit":"{{order[0]}}","probability":{{cells[1 + order[0]]}}}""", objects[i], ignoreCase: true);
            Assert.Equal(probabilities, MemoryMarshal.Cast<byte, float>(array.AsSpan(128 + (i * 40), 40)).ToArray());
        }
    }

    [Fact]
    public void What_does_not_go_together_is_said_so()
    {
        Fnn.Run("train", "examples/regression", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        string input = Path.Combine(Fnn.Examples, "iris", "iris.csv");
        Assert.Contains("predicts numbers", Fnn.Run("predict", In("run"), "--input", input, "--top", "2").Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("--output", Fnn.Run("predict", In("run"), "--input", input, "--format", "npy").Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains(".xlsx", Fnn.Run("predict", In("run"), "--input", input, "--output", In("a.xlsx")).Exits(2).Error, StringComparison.Ordinal);
        Fnn.Run("train", "examples/iris", "--output", In("classes"), "--set", "Training:Epochs=1").Exits(0);
        Assert.Contains("from 1 to 3", Fnn.Run("predict", In("classes"), "--input", input, "--top", "4").Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_value_is_named_with_its_file_line_and_column_and_nothing_is_written()
    {
        Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", "Training:Epochs=1", "--set", "Precision=Float32").Exits(0);
        string good = "5.1,3.5,1.4,0.2\n", header = "sepal_length,sepal_width,petal_length,petal_width\n";
        string input = Write("input.csv", header + string.Concat(Enumerable.Repeat(good, 3000)) + "5.1,3.5,long,0.2\n");
        foreach (string format in new[] { "csv", "jsonl", "npy" })
        {
            string error = Fnn.Run("predict", In("run"), "--input", input, "--output", In("out"), "--format", format).Exits(2).Error;
            Assert.Contains("input.csv, line 3002, column 'petal_length': 'long' is not a number", error, StringComparison.Ordinal);
        }

        Write("large.csv", header + good + "5.1,1e300,1.4,0.2\n");
        Assert.Contains("large.csv: Column 'sepal_width' is", Fnn.Run("predict", In("run"), "--input", In("large.csv"), "--output", In("out"), "--format", "csv").Exits(2).Error, StringComparison.Ordinal);
        Assert.Equal(["input.csv", "large.csv", "run"], Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_model_that_is_not_there_is_said_so()
        => Assert.Contains("there is no file or folder 'nowhere'", Fnn.Run("predict", "nowhere", "--input", "x.csv").Exits(2).Error, StringComparison.Ordinal);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
