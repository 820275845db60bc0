namespace FnnKit.Hosting.Tests.Configuration;

public class RenderedSettingsTests
{
    public static TheoryData<string> Examples => [.. Shipped.ExampleFiles];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_is_rendered_reads_back_to_the_same_setup(string path)
    {
        var root = SettingReader.ReadFile(path);
        string first = RenderedSettings.Write(root, SetupReader.Read(root, Shipped.Catalogue), origins: false);
        foreach (bool origins in new[] { false, true })
        {
            var again = Shipped.Parse(RenderedSettings.Write(root, SetupReader.Read(root, Shipped.Catalogue), origins), Path.GetDirectoryName(path));
            Assert.Equal(first, RenderedSettings.Write(again, SetupReader.Read(again, Shipped.Catalogue), origins: false));
        }
    }

    [Fact]
    public void Each_value_says_where_it_came_from()
    {
        var root = Shipped.Parse("""
            { "FnnKit": {
                "Data": { "Loader": "moons" }, "Network": { "Layers": [ { "Type": "dense", "Units": 1 } ] },
                "Loss": "mean-squared-error",
                "Optimizer": "sgd" } }
            """);
        var origin = new SettingOrigin("--set Optimizer:LearningRate=0.5");
        root = SettingOverlay.Set(root, "FnnKit:Optimizer:LearningRate", new SettingNode(SettingKind.Text, "", origin, "0.5") { KeyOrigin = origin });
        string[] lines = RenderedSettings.Write(root, SetupReader.Read(root, Shipped.Catalogue), origins: true).Split('\n');
        Assert.Contains(lines, line => line.Contains("\"Type\": \"sgd\"", StringComparison.Ordinal) && line.EndsWith("// a.json(4,18)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"LearningRate\": 0.5", StringComparison.Ordinal) && line.EndsWith("// --set Optimizer:LearningRate=0.5", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"Units\": 1", StringComparison.Ordinal) && line.EndsWith("// a.json(2,89)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"Seed\": 0", StringComparison.Ordinal) && line.EndsWith("// default", StringComparison.Ordinal));
    }
}
