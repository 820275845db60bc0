namespace FnnKit.Hosting.Tests.Configuration;

/// <summary>Configurations with one thing changed for the worse, each with all that is said about it.</summary>
public class BrokenConfigurationTests
{
    private const string Good = """
        { "FnnKit": {
            "Seed": 1,
            "Data": {
                "Loader": { "Type": "moons", "Samples": 60 },
                "Split": { "Validation": 0.1, "Test": 0.2 },
                "Transforms": [ "standardize" ] },
            "Network": { "Layers": [
                { "Type": "dense", "Units": 4, "Activation": "tanh" },
                { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy",
            "Optimizer": { "Type": "adam", "LearningRate": 0.01 },
            "Training": { "Epochs": 2, "BatchSize": 16, "Sampler": "shuffled" },
            "Metrics": [ "accuracy" ],
            "Callbacks": [ { "Type": "early-stopping", "Patience": 3 } ] } }
        """;

    public static TheoryData<string, string, string> Cases => BrokenConfigurations.Cases;

    [Fact]
    public async Task Nothing_is_said_about_a_configuration_that_is_right() => Assert.Equal("", await Shipped.Check(Good));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_broken_configuration_is_answered_with_exactly_this(string what, string by, string says)
    {
        Assert.Contains(what, Good, StringComparison.Ordinal);
        Assert.Equal(FillIn(says), await Shipped.Check(Good.Replace(what, by, StringComparison.Ordinal)));
    }

    /// <summary>The names of parts grow with every part that ships.</summary>
    private static string FillIn(string says) => PartKind.All
        .Aggregate(says, (text, kind) => text.Replace($"{{{kind}}}", string.Join(", ", Shipped.Catalogue.Names(kind)), StringComparison.Ordinal))
        .Replace("{folder}", Directory.GetCurrentDirectory(), StringComparison.Ordinal);

    [Fact]
    public async Task Errors_that_have_nothing_to_do_with_each_other_are_said_together()
    {
        string broken = Good.Replace("\"Units\": 1", "\"Units\": 3", StringComparison.Ordinal).Replace("\"accuracy\"", "\"mean-absolute-error\"", StringComparison.Ordinal)
            .Replace("\"Patience\": 3", "\"Metric\": \"validation_accuracy\"", StringComparison.Ordinal);
        string[] said = (await Shipped.Check(broken)).Split('\n');
        Assert.Equal(["a.json(9,9): error FNN105", "a.json(13,18): error FNN107", "a.json(14,58): error FNN110"], said.Select(line => line[..line.IndexOf(':', line.IndexOf("FNN", StringComparison.Ordinal))]));
    }

    [Fact]
    public async Task What_is_missing_is_said_even_where_its_whole_group_is()
        => Assert.Equal(
            """
            a.json(1,13): error FNN006: 'Data' needs 'Loader', which is the name of a part (data loader), or an object with a 'Type'
            a.json(1,13): error FNN005: The network has no layers; give at least one.
            a.json(1,13): error FNN006: 'FnnKit' needs 'Loss', which is the name of a part (loss), or an object with a 'Type'
            a.json(1,13): error FNN006: 'FnnKit' needs 'Optimizer', which is the name of a part (optimizer), or an object with a 'Type'
            """,
            await Shipped.Check("""{ "FnnKit": {} }"""));

    [Fact]
    public void The_table_of_codes_is_that_of_the_descriptors()
    {
        string document = File.ReadAllText(Path.Combine(Shipped.Root, "docs", "troubleshooting.md"));
        Assert.True(document.Contains("-->\n\n" + SettingDiagnostics.ToMarkdown() + "\n<!--", StringComparison.Ordinal), "docs/troubleshooting.md is out of date; run .ci/generate");
    }

    [Fact]
    public async Task Training_from_settings_stops_with_the_same_errors()
    {
        var setup = Shipped.Setup(Good.Replace("\"Units\": 1", "\"Units\": 3", StringComparison.Ordinal));
        var exception = await Assert.ThrowsAsync<SettingsException>(() => new Trainer(setup).TrainAsync());
        Assert.Equal(SettingDiagnostics.OutputSize, Assert.Single(exception.Errors).Diagnostic);
    }
}
