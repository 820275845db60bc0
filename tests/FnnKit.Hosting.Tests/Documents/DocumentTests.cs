using System.Text.RegularExpressions;

namespace FnnKit.Hosting.Tests.Documents;

/// <summary>The documents show code that compiles, and their links lead somewhere.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Compiled = [.. new[] { "tests/FnnKit.Hosting.Tests/Documents", "examples/price-service", "examples/serving", "tests/Plugins/Guide" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Shipped.Root, folder), "*.cs")).Select(file => Trimmed(File.ReadAllText(file)))];

    public static TheoryData<string> Documents
        => [.. new[] { "README.md", "CONTRIBUTING.md", "src/README.md", "plugins/README.md", "src/FnnKit.Hosting/README.md" }
            .Concat(Directory.GetFiles(Path.Combine(Shipped.Root, "docs"), "*.md").Select(path => Path.GetRelativePath(Shipped.Root, path)))];

    public static TheoryData<string> Snippets
        => [.. Directory.GetFiles(Path.Combine(Shipped.Root, "docs"), "*.md").Append(Path.Combine(Shipped.Root, "README.md"))
            .SelectMany(path => CSharpBlock().Matches(File.ReadAllText(path)).Select(match => Trimmed(match.Groups[1].Value)))];

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Every_snippet_stands_in_a_file_that_is_compiled(string snippet)
        => Assert.Contains(Compiled, file => file.Contains(snippet, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_to_a_file_and_a_heading(string document)
    {
        string path = Path.Combine(Shipped.Root, document);
        foreach (Match link in Link().Matches(File.ReadAllText(path)))
        {
            string target = link.Groups[1].Value, file = target.Split('#')[0];
            string full = file.Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, file));
            Assert.True(File.Exists(full) || Directory.Exists(full), $"{document} links to {target}, which does not exist.");
            if (target.Contains('#', StringComparison.Ordinal))
                Assert.True(Headings(full).Contains(target.Split('#')[1]), $"{document} links to {target}, but there is no such heading.");
        }
    }

    [Fact]
    public void The_readme_is_short()
        => Assert.InRange(File.ReadAllLines(Path.Combine(Shipped.Root, "README.md")).Length, 1, 150);

    private static string Trimmed(string code)
        => string.Join('\n', code.Split('\n').Select(line => line.Trim()).SkipWhile(line => line.Length == 0)).TrimEnd();

    /// <summary>The anchors that a page makes of its headings.</summary>
    private static HashSet<string> Headings(string path)
        => [.. Heading().Matches(File.ReadAllText(path)).Select(match => NoLetter().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex("^```csharp\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"\]\((?!https?:)([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoLetter();
}
