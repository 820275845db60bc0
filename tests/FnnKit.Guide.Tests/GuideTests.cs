using System.Reflection;
using System.Text.RegularExpressions;

namespace FnnKit.Guide.Tests;

/// <summary>The guide to writing plugins is what is compiled and verified.</summary>
public sealed partial class GuideTests
{
    private static readonly string Root
        = typeof(GuideTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Root").Value!;

    private static readonly string Guide = File.ReadAllText(Path.Combine(Root, "plugins", "README.md"));

    private static readonly string[] Compiled = [.. new[] { "tests/Plugins/Guide", "tests/FnnKit.Guide.Tests" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*.cs")).Select(File.ReadAllText)];

    public static TheoryData<string> Blocks => [.. CSharpBlock().Matches(Guide).Select(match => match.Groups[1].Value.Trim())];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_block_of_code_stands_in_a_file_that_is_compiled(string block)
        => Assert.Contains(Compiled, file => file.ReplaceLineEndings("\n").Contains(block.ReplaceLineEndings("\n"), StringComparison.Ordinal));

    [Fact]
    public void Every_kind_of_part_is_shown()
    {
        string[] shown = [.. typeof(My.Parts.MySwish).Assembly.GetExportedTypes().Select(type => type.GetCustomAttribute<PartAttribute>())
            .OfType<PartAttribute>()
            .Where(part => Guide.Contains($"(\"{part.Name}\")]", StringComparison.Ordinal)).Select(part => PartKind.Get(part.ContractType!)!.Name)];
        Assert.Equal(PartKind.All.Select(kind => kind.Name).Order(), shown.Distinct().Order());
    }

    [GeneratedRegex("^```csharp\r?$(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
