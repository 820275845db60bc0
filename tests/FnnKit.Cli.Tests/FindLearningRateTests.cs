using System.Globalization;
using System.Text.Json;

namespace FnnKit.Cli.Tests;

public sealed class FindLearningRateTests : TemporaryFolder
{
    [Fact]
    public void It_suggests_a_rate_at_which_an_example_trains_and_draws_the_curve()
    {
        var result = Fnn.Run("find-learning-rate", "examples/moons", "--output", In("curve.svg")).Exits(0);
        string line = Assert.Single(result.Output.Split('\n'), line => line.StartsWith("suggestion: ", StringComparison.Ordinal));
        double rate = double.Parse(line["suggestion: ".Length..line.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        Assert.InRange(rate, 1e-5, 5);
        Assert.Contains("suggestion", File.ReadAllText(In("curve.svg")), StringComparison.Ordinal);
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", $"Optimizer:LearningRate={rate.ToString(CultureInfo.InvariantCulture)}").Exits(0);
    }

    [Fact]
    public void The_advice_says_that_it_would_put_a_constant_in_the_place_of_a_schedule()
    {
        string[] find = ["find-learning-rate", "examples/moons", "--steps", "40", "--set", "Optimizer:LearningRate"];
        const string says = "a constant instead of the schedule 'cosine'";
        Assert.Contains(says, Fnn.Run([.. find[..^1], find[^1] + "={\"Type\":\"cosine\",\"From\":0.01}"]).Exits(0).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("schedule", Fnn.Run([.. find[..^1], find[^1] + "=0.01"]).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_curve_can_be_had_as_json()
    {
        using var json = JsonDocument.Parse(Fnn.Run("find-learning-rate", "examples/moons", "--steps", "40", "--to", "1", "--json").Exits(0).Output);
        var rates = json.RootElement.GetProperty("rates");
        Assert.InRange(rates.GetArrayLength(), 10, 40);
        Assert.Equal(rates.GetArrayLength(), json.RootElement.GetProperty("losses").GetArrayLength());
    }

    [Theory]
    [InlineData("--from", "0")]
    [InlineData("--to", "1e-9")]
    [InlineData("--steps", "3")]
    public void Numbers_that_make_no_sense_are_wrong_usage(string option, string value)
        => Assert.Contains(option, Fnn.Run("find-learning-rate", "examples/moons", option, value).Exits(2).Error, StringComparison.Ordinal);

    [Fact]
    public void Callbacks_write_into_the_folder_of_the_run_and_a_resumed_run_writes_nothing_twice()
    {
        const string callbacks = """
            "Callbacks": [ "csv-log", { "Type": "jsonl-log", "EverySteps": 2 }, { "Type": "progress", "EverySteps": 5 },
                { "Type": "checkpoint", "Every": 4 }, { "Type": "reduce-on-plateau", "Patience": 1, "Factor": 0.5, "Threshold": 0.5 } ]
            """;
        Write("appsettings.json", $$"""
            { "FnnKit": { "Data": { "Loader": "moons" }, "Network": { "Layers": [ { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
              "Loss": "binary-cross-entropy", "Optimizer": "adam", "Training": { "Epochs": 10, "BatchSize": 100 }, "Metrics": [ "accuracy" ], {{callbacks}} } }
            """);
        var whole = Fnn.Run("train", Folder, "--output", In("whole")).Exits(0);
        Assert.Contains("step 5: loss ", whole.Error, StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(In("whole/log.csv"));
        Assert.Equal(11, lines.Length);
        Assert.Equal("epoch,step,loss,accuracy,learning_rate,seconds", lines[0]);
        Assert.NotEqual(Column(lines[1], 4), Column(lines[^1], 4));
        byte[] model = File.ReadAllBytes(In("whole/model.safetensors"));
        string[] steps = [.. File.ReadLines(In("whole/log.jsonl")).Select(WithoutTime)];
        // As of a run that was killed: its end is not recorded.
        File.Delete(In("whole/run.json"));
        // The newest checkpoint is that of epoch 8: what was written after it is written again.
        Fnn.Run("train", In("whole"), "--resume").Exits(0);
        Assert.Equal(model, File.ReadAllBytes(In("whole/model.safetensors")));
        Assert.Equal(lines.Select(line => line[..line.LastIndexOf(',')]), File.ReadAllLines(In("whole/log.csv")).Select(line => line[..line.LastIndexOf(',')]));
        Assert.Equal(steps, File.ReadLines(In("whole/log.jsonl")).Select(WithoutTime));
    }

    private static string Column(string line, int index) => line.Split(',')[index];

    private static string WithoutTime(string line) => line[..line.IndexOf("\"seconds\"", StringComparison.Ordinal)];
}
