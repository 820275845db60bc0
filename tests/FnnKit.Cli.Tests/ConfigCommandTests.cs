namespace FnnKit.Cli.Tests;

public sealed class ConfigCommandTests : TemporaryFolder
{
    private const string Broken = """
        { "FnnKit": {
            "Data": { "Loader": "moons" },
            "Network": { "Layers": [ { "Type": "dense", "Units": 10, "Activation": "relu" }, { "Type": "dense", "Units": 10, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy",
            "Optimizer": "sgd" } }
        """;

    private const string Mismatch = "error FNN105: layer 2 'dense2' has 10 outputs, but the loss 'binary-cross-entropy' needs 1 because the data has 2 classes (0, 1)";

    [Fact]
    public void Check_prints_errors_and_warnings_with_their_places()
    {
        Write("appsettings.json", Broken);
        var result = Fnn.Run("config", "check", Folder).Exits(2);
        Assert.Contains($"appsettings.json(3,86): {Mismatch}", result.Output, StringComparison.Ordinal);
        Assert.Contains("warning FNN206", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 error, 1 warning", result.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("no errors, no warnings", Fnn.Run("config", "check", "examples/moons").Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_shows_the_layers_and_explains_what_does_not_fit()
    {
        Write("appsettings.json", Broken);
        var result = Fnn.Run("plan", Folder).Exits(2);
        Assert.Contains("dense1", result.Output, StringComparison.Ordinal);
        Assert.Contains(Mismatch, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("time:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_says_what_a_run_comes_to()
    {
        string output = Fnn.Run("plan", "examples/digits").Exits(0).Output;
        Assert.Contains("weights: 9,610, 37.5 KiB in Float32", output, StringComparison.Ordinal);
        Assert.Contains("steps: 40 an epoch, 2,400 in all", output, StringComparison.Ordinal);
        Assert.Matches("time: .* a step, .* an epoch, about .* in all", output);
    }

    [Fact]
    public void Train_prints_warnings_and_goes_on()
    {
        var result = Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=1", "--set", "Metrics=[]").Exits(0);
        Assert.Contains("warning FNN206", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_knows_the_parts_of_a_dropped_plugin()
        => Assert.Equal(File.ReadAllText(Path.Combine(Fnn.Examples, "custom-plugin", "fnnkit.schema.json")), Fnn.Run("config", "schema", "examples/custom-plugin").Exits(0).Output);

    [Fact]
    public void What_is_rendered_with_its_origins_is_a_configuration()
    {
        string rendered = Fnn.Run("config", "render", "examples/moons", "--origins", "--set", "Training:Epochs=2").Exits(0).Output;
        Assert.Contains("// --set Training:Epochs=2", rendered, StringComparison.Ordinal);
        Write("appsettings.json", rendered);
        Fnn.Run("train", Folder, "--output", In("run")).Exits(0);
    }
}
