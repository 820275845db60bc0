namespace FnnKit.Cli.Tests;

public sealed class BadInputTests : TemporaryFolder
{
    private const string Csv = "a,b,class\n1,2,x\n2,1,y\n3,4,x\n4,3,y\n5,6,x\n6,5,y\n";

    private const string Settings = """
        { "FnnKit": {
            "Data": { "Loader": { "Type": "csv", "Path": "data.csv", "Target": "class" } },
            "Network": { "Layers": [ { "Type": "dense", "Units": 2, "Activation": "softmax" } ] },
            "Loss": "cross-entropy",
            "Optimizer": "sgd",
            "Training": { "Epochs": 2, "BatchSize": 2 },
            "Metrics": [ "accuracy" ]
        } }
        """;

    /// <summary>Each way to be wrong: what is replaced in the settings or the data, the exit code, and what the message has to say.</summary>
    public static TheoryData<string, string, string, int, string[]> Cases => new()
    {
        { "settings", "data.csv", "nowhere.csv", 2, ["nowhere.csv"] },
        { "settings", "\"Target\": \"class\"", "\"Target\": \"klass\"", 2, ["klass", "class"] },
        { "data", Csv, "a,b,class\n", 2, ["data.csv", "no samples"] },
        { "data", "3,4,x", "3,,x", 2, ["data.csv", "4", "'b'"] },
        { "data", "3,4,x", "3,NaN,x", 2, ["data.csv", "4", "'b'"] },
        { "data", "3,4,x", "3,4", 2, ["data.csv", "4"] },
        { "settings", "\"Units\": 2", "\"Units\": 3", 2, ["'dense1' has 3 outputs", "2 classes"] },
        { "settings", "\"softmax\"", "\"sotfmax\"", 2, ["appsettings.json(3,", "unknown activation 'sotfmax'; did you mean 'softmax'?"] },
        { "settings", "\"softmax\"", "\"bump\"", 3, ["appsettings.json(3,", "no plugin brings the activation 'bump'"] },
        { "settings", "\"Units\": 2", "\"Units\": 0", 2, ["appsettings.json(3,", "'Units' is 0, but must be at least 1"] },
        { "settings", "\"Epochs\": 2", "\"Epcohs\": 2", 2, ["appsettings.json(6,", "did you mean 'Epochs'?"] },
        { "settings", "\"cross-entropy\"", "\"mean-squared-error\"", 0, [] },
        { "settings", "\"accuracy\"", "\"mean-absolute-error\"", 2, ["mean-absolute-error", "classes"] },
        { "settings", "\"BatchSize\": 2", "\"Threads\": 0", 2, ["'Threads' is 0, but must be at least 1 and at most 256"] },
        { "settings", "\"BatchSize\": 2", "\"Threads\": 100000", 2, ["'Threads' is 100000"] },
        { "settings", "\"Units\": 2", "\"Units\": 2000000000", 2, ["dense1"] },
        { "settings", "{ \"FnnKit\"", "{ \"FnnKit\" \"x\"", 2, ["appsettings.json(1,", "not JSON"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bad_input_ends_with_one_clear_message_and_nothing_half_written(string where, string what, string by, int code, string[] says)
    {
        string settings = Settings, data = Csv;
        if (where == "settings")
            settings = settings.Replace(what, by, StringComparison.Ordinal);
        else
            data = data.Replace(what, by, StringComparison.Ordinal);
        Write("appsettings.json", settings);
        Write("data.csv", data);
        var result = Fnn.Run("train", Folder, "--output", In("run")).Exits(code);
        foreach (string text in says)
            Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        if (code != 0)
        {
            Assert.Empty(result.Output);
            Assert.False(Directory.Exists(In("run")), "a run folder was left behind");
        }
    }

    [Fact]
    public void A_loss_that_diverges_fails_the_run_without_a_model()
    {
        Write("data.csv", "x,y\n" + string.Join('\n', Enumerable.Range(0, 50).Select(i => $"{i}.5,{i * 2}.5")) + "\n");
        Write("appsettings.json", """
            { "FnnKit": {
                "Data": { "Loader": { "Type": "csv", "Path": "data.csv" } },
                "Network": { "Layers": [ { "Type": "dense", "Units": 1 } ] },
                "Loss": "mean-squared-error", "Optimizer": { "Type": "sgd", "LearningRate": 10 }, "Training": { "Epochs": 100 } } }
            """);
        var result = Fnn.Run("train", Folder, "--output", In("run")).Exits(1);
        Assert.Contains("diverged", result.Error, StringComparison.Ordinal);
        Assert.Contains("LearningRate", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("run/model.safetensors")));
        Assert.Empty(Directory.GetFiles(In("run"), "*.tmp"));
    }

    [Fact]
    public void A_class_that_only_the_test_part_has_is_named()
    {
        Write("data.csv", "a,class\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},x\n")) + "99,rare\n");
        Write("appsettings.json", Settings.Replace("\"Target\": \"class\" }", "\"Target\": \"class\" }, \"Split\": { \"Test\": 0.9 }", StringComparison.Ordinal));
        var result = Fnn.Run("train", Folder, "--output", In("run")).Exits(2);
        Assert.Contains("'rare'", result.Error, StringComparison.Ordinal);
        Assert.Contains("Stratify", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_configuration_is_said_so()
        => Assert.Contains("holds no appsettings.json", Fnn.Run("train", Folder).Exits(2).Error, StringComparison.Ordinal);

    [Fact]
    public void A_command_that_is_not_there_is_wrong_usage() => Assert.Contains("fnn --help", Fnn.Run("trian").Exits(2).Error, StringComparison.Ordinal);

    [Fact]
    public void A_set_that_is_no_setting_is_named_as_what_it_is()
        => Assert.Contains("--set Trainin:Epochs=3: error FNN003", Fnn.Run("train", "examples/moons", "--set", "Trainin:Epochs=3", "--output", In("run")).Exits(2).Error, StringComparison.Ordinal);
}
