namespace FnnKit.Cli.Tests;

public sealed class EnsembleTests : TemporaryFolder
{
    private string[] Train(string folder, params string[] sets) =>
    [
        "train", "examples/iris", "--output", In(folder), "--set", "Training:Epochs=3", "--set", "Data:Split:Test=0.2", "--set", "Training:Refit=true",
        .. sets.SelectMany(set => new[] { "--set", set }),
    ];

    [Fact]
    public void It_is_trained_as_one_run_resumed_with_the_same_bytes_and_used_as_one_model()
    {
        var done = Fnn.Run(Train("whole", "Ensemble:Members=3")).Exits(0);
        Assert.Contains("member 3 of 3\n", done.Error, StringComparison.Ordinal);
        Assert.Contains("members: 3, with the shares", Fnn.Run("inspect", In("whole")).Exits(0).Output, StringComparison.Ordinal);
        Fnn.Run("predict", In("whole"), "--input", "examples/iris/iris.csv", "--output", In("p.csv")).Exits(0);
        Assert.Equal(151, File.ReadAllLines(In("p.csv")).Length);
        Fnn.Run("export", In("whole"), "--format", "onnx", "--output", In("m.onnx")).Exits(0);
        Fnn.Run("evaluate", In("whole")).Exits(0);

        // As a kill leaves it: two members have finished, the third has not.
        Fnn.Run(Train("killed", "Ensemble:Members=3")).Exits(0);
        Directory.Delete(In("killed/members/3"), recursive: true);
        File.Delete(In("killed/model.safetensors"));
        File.WriteAllText(In("killed/run.json"), File.ReadAllText(In("killed/run.json")).Replace("\"completed\"", "\"running\"", StringComparison.Ordinal));
        var resumed = Fnn.Run("train", In("killed"), "--resume").Exits(0);
        Assert.DoesNotContain("member 2 of 3", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(In("whole/model.safetensors")), File.ReadAllBytes(In("killed/model.safetensors")));
    }

    [Fact]
    public void Each_fold_of_a_cross_validation_can_be_an_ensemble()
    {
        string[] sets = ["--set", "Training:Epochs=1", "--set", "Ensemble:Members=2"];
        var done = Fnn.Run(["train", "examples/iris", "--output", In("cv"), "--folds", "2", .. sets]).Exits(0);
        Assert.Matches(@"fold 2: .*accuracy", done.Output);
        Assert.True(File.Exists(In("cv/fold2/members/2/model.safetensors")));
        Fnn.Run("plot", In("cv/fold1"), "--output", In("p.svg")).Exits(0);
        Assert.Contains("in all for 2 networks", Fnn.Run(["plan", "examples/iris", .. sets]).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_importance_of_features_is_listed_and_drawn()
    {
        Fnn.Run(Train("run")).Exits(0);
        var done = Fnn.Run("importance", In("run"), "--repetitions", "2", "--metric", "accuracy", "--output", In("importance.svg")).Exits(0);
        foreach (string name in (string[])["sepal_length", "petal_width"])
        {
            Assert.Contains(name, done.Output, StringComparison.Ordinal);
            Assert.Contains(name, File.ReadAllText(In("importance.svg")), StringComparison.Ordinal);
        }

        Assert.Contains("No metric 'sharpness' fits this model; expected one of accuracy", Fnn.Run("importance", In("run"), "--metric", "sharpness").Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("\"feature\": \"", Fnn.Run("importance", In("run"), "--json").Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_folds_do_without_is_refused_before_anything_is_written()
    {
        var result = Fnn.Run(Train("folds", "Ensemble:Of=Folds", "Data:Split:Validation=0.1")).Exits(2);
        Assert.Contains("error FNN116: the members of an ensemble of folds validate on their fold", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("folds")));
    }
}
