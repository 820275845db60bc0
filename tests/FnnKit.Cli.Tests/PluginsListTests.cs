using System.Text.Json;
using System.Text.RegularExpressions;

namespace FnnKit.Cli.Tests;

public sealed partial class PluginsListTests : TemporaryFolder
{
    [Fact]
    public void Every_part_is_listed_with_kind_name_plugin_and_summary()
    {
        using var json = JsonDocument.Parse(Fnn.Run("plugins", "list", "--json").Exits(0).Output);
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
        using var json = JsonDocument.Parse(Fnn.Run("plugins", "list", "--json").Exits(0).Output);
        string[] plugins = [.. json.RootElement.GetProperty("plugins").EnumerateArray().Select(plugin => plugin.GetProperty("name").GetString()!)];
        foreach (string path in Directory.GetFiles(Path.Combine(Fnn.Root, "src"), "*.cs", SearchOption.AllDirectories))
            Assert.DoesNotContain(plugins, plugin => Regex.IsMatch(File.ReadAllText(path), $@"(using|typeof\(|new )\s*{Regex.Escape(plugin)}\b"));
    }

    [Fact]
    public void A_dll_that_is_no_plugin_is_listed_with_its_reason()
    {
        Directory.CreateDirectory(In("plugins"));
        File.WriteAllText(In("plugins/broken.dll"), "this is text");
        string output = Fnn.Run("plugins", "list", "--plugins", In("plugins")).Exits(0).Output;
        Assert.Contains("broken.dll", output, StringComparison.Ordinal);
        Assert.Contains("no .NET assembly", output, StringComparison.Ordinal);
        Assert.Contains("softmax", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Plugins_that_end_the_process_or_never_return_are_listed_and_take_no_command_down()
    {
        foreach (string plugin in new[] { "Good", "EndsProcess", "NeverReturns" })
        {
            Directory.CreateDirectory(In($"plugins/{plugin}"));
            foreach (string file in Directory.GetFiles(Fnn.OutputOf($"tests/Plugins/{plugin}", plugin)[..^(plugin.Length + 5)]))
                File.Copy(file, In($"plugins/{plugin}/{Path.GetFileName(file)}"));
        }

        string list = Fnn.Run("plugins", "list", "--plugins", In("plugins")).Exits(0).Output;
        Assert.Contains("creating its parts ended the process (exit code 0)", list, StringComparison.Ordinal);
        Assert.Contains("creating its parts did not end within 10 s", list, StringComparison.Ordinal);
        Assert.Matches("Good +│ .* │ Loaded", list);
        string schema = Fnn.Run("config", "schema", Folder).Exits(0).Output;
        Assert.Contains("\"square\"", schema, StringComparison.Ordinal);
        Assert.DoesNotContain("\"endless\"", schema, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lists_of_parts_in_the_readmes_are_current()
    {
        string markdown = Fnn.Run("plugins", "list", "--markdown").Exits(0).Output.ReplaceLineEndings("\n").Trim();
        Assert.True(Made("plugins/README.md") == markdown, "plugins/README.md is out of date; write it anew with .ci/generate");
        string[] listed = [.. PartRow().Matches(markdown).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
        string[] summed = [.. PartName().Matches(Made("docs/parts.md")).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
        Assert.Equal(listed, summed);
    }

    [Fact]
    public void A_part_is_shown_with_its_formula_and_options()
    {
        string output = Fnn.Run("plugins", "show", "Huber").Exits(0).Output;
        Assert.Contains("loss huber, from FnnKit.Losses", output, StringComparison.Ordinal);
        Assert.Contains("`|d| = delta`", output, StringComparison.Ordinal);
        Assert.Contains("  Delta (a number above 0; default 1): Up to which distance differences are squared.", output, StringComparison.Ordinal);
        Assert.Contains("near it are the loss 'huber'", Fnn.Run("plugins", "show", "hubert").Exits(3).Error, StringComparison.Ordinal);
    }

    private static string Made(string file)
    {
        string text = File.ReadAllText(Path.Combine(Fnn.Root, file));
        const string Start = "<!-- made by .ci/generate -->", End = "<!-- up to here -->";
        int start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return text[start..text.IndexOf(End, start, StringComparison.Ordinal)].Trim();
    }

    [GeneratedRegex(@"^\| `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex PartRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex PartName();

    [GeneratedRegex(@"^\[(Layer|Activation|Loss|Optimizer|Schedule|Initializer|DataLoader|Transform|Sampler|Metric|Callback|Preset|Search|Pruner)\(""", RegexOptions.Multiline)]
    private static partial Regex PartDeclaration();
}
