using System.Text.Json.Nodes;

namespace FnnKit.Cli.Tests;

public sealed class CrossValidationTests : TemporaryFolder
{
    [Fact]
    public void Train_with_folds_trains_each_reports_mean_and_deviation_and_goes_on_where_it_stopped()
    {
        string[] train = ["train", "examples/iris", "--output", In("cv"), "--set", "Data:Split:Folds=3", "--set", "Data:Split:Stratify=true", "--set", "Training:Epochs=2"];
        var done = Fnn.Run(train).Exits(0);
        Assert.Matches(@"fold 1: loss .*\nfold 2: .*\nfold 3: .*\n3 folds, mean and standard deviation:\n", done.Output);
        Assert.Matches(@"test accuracy: 0\.\d+ ± 0\.\d+", done.Output);
        var result = JsonNode.Parse(File.ReadAllText(In("cv/cross-validation.json")))!;
        Assert.Equal(3, result["accuracy"]!["folds"]!.AsArray().Count);

        // The run of a fold is a run like any other.
        string accuracy = Words.Number((double)result["accuracy"]!["folds"]![1]!);
        Assert.Contains($"accuracy: {accuracy}\n", Fnn.Run("evaluate", In("cv/fold2")).Exits(0).Output, StringComparison.Ordinal);

        // The folder of all has no model, and whoever names it is told where they are.
        string[][] commands = [["evaluate"], ["predict", "--input", "examples/iris/iris.csv"], ["inspect"], ["plot", "--output", In("all.svg")]];
        foreach (string[] command in commands)
            Assert.Contains($"'{In("cv")}' is a cross-validation; name one of its folds: {In("cv/fold1")}.", Fnn.Run([command[0], In("cv"), .. command[1..]]).Exits(2).Error, StringComparison.Ordinal);

        Directory.Delete(In("cv/fold3"), recursive: true);
        File.Delete(In("cv/cross-validation.json"));
        var resumed = Fnn.Run("train", In("cv"), "--resume").Exits(0);
        Assert.Equal(done.Output, resumed.Output);
        Assert.True(JsonNode.DeepEquals(result, JsonNode.Parse(File.ReadAllText(In("cv/cross-validation.json")))));
        Assert.Contains($"replacing the cross-validation in '{In("cv")}'\n", Fnn.Run(train).Exits(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_samples_are_found_before_anything_is_written()
    {
        var result = Fnn.Run("train", "examples/iris", "--output", In("cv"), "--set", "Data:Split:Folds=500").Exits(2);
        Assert.Contains("'Data:Split:Folds' is 500, but there are only 150 samples", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("cv")));
    }

    [Fact]
    public void A_fold_that_was_killed_before_its_first_checkpoint_is_trained_from_its_start()
    {
        string[] train = ["train", "examples/iris", "--output", In("cv"), "--set", "Data:Split:Folds=3", "--set", "Training:Epochs=2", "--set", "Callbacks=[\"checkpoint\"]"];
        var done = Fnn.Run(train).Exits(0);
        // As a kill leaves it: the folder of the checkpoints is there, but only a part of the first one is in it.
        foreach (string file in Directory.GetFiles(In("cv/fold2"), "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "appsettings.json"))
            File.Delete(file);
        File.WriteAllText(In("cv/fold2/checkpoints/step-000000000001.safetensors.x.tmp"), "half");
        Directory.Delete(In("cv/fold3"), recursive: true);
        Assert.Equal(done.Output, Fnn.Run("train", In("cv"), "--resume").Exits(0).Output);
    }

    [Fact]
    public void Folds_are_not_resumed_with_other_settings_than_those_that_have_finished()
    {
        Fnn.Run("train", "examples/iris", "--output", In("cv"), "--set", "Data:Split:Folds=3", "--set", "Training:Epochs=2").Exits(0);
        Directory.Delete(In("cv/fold3"), recursive: true);
        Assert.Contains("'Training:Epochs' was 2 and is 4 now", Fnn.Run("train", In("cv"), "--resume", "--set", "Training:Epochs=4").Exits(2).Error, StringComparison.Ordinal);
        Fnn.Run("train", In("cv"), "--resume", "--set", "Training:Threads=1").Exits(0);
    }
}
