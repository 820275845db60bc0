using Microsoft.Extensions.Configuration;

namespace FnnKit.Hosting.Tests.Configuration;

/// <summary>The command and an application read the same settings from the same sources.</summary>
public sealed class SettingLayerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Theory]
    [InlineData("""{ "FnnKit": { "Training": { "ClassWeights": { "0": 1, "1": 2 } } } }""", "Seed=3")]
    [InlineData("""{ "FnnKit": { "Network": { "Layers": [ "a", "b", "c" ] } } }""", "Network:Layers:1:Units=4")]
    [InlineData("""{ "FnnKit": { "Seed": 1 } }""", "Metrics:0=accuracy")]
    [InlineData("""{ "FnnKit": { "Optimizer": { "Type": "adam", "LearningRate": 0.1 } } }""", "Optimizer:Type=sgd")]
    [InlineData("""{ "FnnKit": { "Seed": 1, "Metrics": [ "accuracy" ] } }""", "Metrics=[]")]
    public void An_application_reads_what_the_command_reads(string json, string set)
    {
        string file = Path.Combine(_folder.FullName, "appsettings.json");
        File.WriteAllText(file, json);
        string[] parts = set.Split('=');
        var configuration = new ConfigurationBuilder().AddJsonFile(file).AddInMemoryCollection([new($"FnnKit:{parts[0]}", parts[1])]).Build();
        Assert.Equal(Show(SettingSources.Read(file, [set])), Show(ConfigurationSettings.Read(configuration)));
    }

    [Fact]
    public void An_object_of_a_file_whose_keys_are_numbers_stays_an_object()
    {
        string file = Path.Combine(_folder.FullName, "appsettings.json");
        File.WriteAllText(file, """{ "FnnKit": { "Training": { "ClassWeights": { "0": 1, "1": 2 } } } }""");
        var read = ConfigurationSettings.Read(new ConfigurationBuilder().AddJsonFile(file).Build());
        Assert.Equal(SettingKind.Object, read["FnnKit"]!["Training"]!["ClassWeights"]!.Kind);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Show(SettingNode node) => node.Kind switch
    {
        SettingKind.Object => $"{{{string.Join(",", node.Members.Select(member => $"{member.Key}:{Show(member.Value)}"))}}}",
        SettingKind.Array => $"[{string.Join(",", node.Items.Select(Show))}]",
        _ => $"{node.Kind} {node.Text}",
    };
}
