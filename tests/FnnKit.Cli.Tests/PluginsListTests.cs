using System.Text.Json;
using System.Text.RegularExpressions;

namespace FnnKit.Cli.Tests;

public sealed partial class PluginsListTests : TemporaryFolder
{
    [Fact]
    public void Every_part_is_listed_with_kind_name_plugin_and_summary()
    {
        using var json = JsonDocument.Parse(Fnn.RunIn(Folder, "plugins", "list", "--json").Exits(0).Output);
        var parts = json.RootElement.GetProperty("parts").EnumerateArray().ToArray();
        int written = Directory.GetFiles(Path.Combine(Fnn.Root, "plugins"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Sum(path => PartDeclaration().Count(File.ReadAllText(path)));
        Assert.Equal(written, parts.Length);
        Assert.All(parts, part => Assert.All(new[] { "kind", "name", "plugin", "summary" }, key => Assert.NotEmpty(part.GetProperty(key).GetString()!)));
    }

    [Fact]
    public void No_type_of_a_shipped_part_is_named_in_the_sources()
    {
        using var json = JsonDocument.Parse(Fnn.RunIn(Folder, "plugins", "list", "--json").Exits(0).Output);
        string[] plugins = [.. json.RootElement.GetProperty("plugins").EnumerateArray().Select(plugin => plugin.GetProperty("name").GetString()!)];
        foreach (string path in Directory.GetFiles(Path.Combine(Fnn.Root, "src"), "*.cs", SearchOption.AllDirectories))
            Assert.DoesNotContain(plugins, plugin => Regex.IsMatch(File.ReadAllText(path), $@"(using|typeof\(|new )\s*{Regex.Escape(plugin)}\b"));
    }

    [Fact]
    public void A_dll_that_is_no_plugin_is_listed_with_its_reason()
    {
        Directory.CreateDirectory(In("plugins"));
        File.WriteAllText(In("plugins/broken.dll"), "this is text");
        string output = Fnn.RunIn(Folder, "plugins", "list").Exits(0).Output;
        Assert.Contains("broken.dll", output, StringComparison.Ordinal);
        Assert.Contains("no .NET assembly", output, StringComparison.Ordinal);
        Assert.Contains("softmax", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\[(Layer|Activation|Loss|Optimizer|Schedule|Initializer|DataLoader|Transform|Sampler|Metric|Callback)\(""", RegexOptions.Multiline)]
    private static partial Regex PartDeclaration();
}
