using FnnKit.Architecture.Tests.Reading;
using FnnKit.Architecture.Tests.Rules;

namespace FnnKit.Architecture.Tests;

/// <summary>What the other tests rely on, tried on samples in this project.</summary>
public sealed class ReadingTests
{
    private const string Space = "FnnKit.Architecture.Tests.Samples.";

    private static readonly ProjectTypes Own
        = ProjectTypes.Read(typeof(ReadingTests).Assembly.Location, Path.Combine(Project.Root, "tests", "FnnKit.Architecture.Tests"));

    [Theory]
    [InlineData("Upper.UsesBase", "Samples/Upper")]
    [InlineData("Lower.IFace", "Samples/Lower")]
    [InlineData("Lower.Colour", "Samples/Lower")]
    public void A_type_is_in_the_folder_of_its_file(string type, string folder) => Assert.Equal(folder, Own.Types[Space + type].Folder);

    [Theory]
    [InlineData("UsesBase", "Base")]
    [InlineData("UsesBase", "IFace")]
    [InlineData("UsesBase", "MarkAttribute")]
    [InlineData("UsesBase", "Element")]
    [InlineData("UsesBase", "Extensions")]
    [InlineData("UsesBase", "Colour")]
    [InlineData("UsesBase", "Caught")]
    [InlineData("UsesBase", "Limit")]
    [InlineData("UsesBase", "Hidden")]
    public void A_use_is_found(string user, string used) => Assert.Contains($"{Space}Lower.{used}", Own.Types[$"{Space}Upper.{user}"].Uses);

    [Fact]
    public void A_text_is_found_in_methods_lambdas_and_constants()
        => Assert.Superset(new HashSet<string> { "in a lambda", "in a constant" }, Own.Types[$"{Space}Upper.UsesBase"].Strings.ToHashSet());

    [Fact]
    public void A_circle_is_described_by_the_types_that_tie_it()
    {
        string circle = Assert.Single(new FolderArrows(Own).DescribeCircles(), circle => circle.Contains("Samples/Lower", StringComparison.Ordinal));
        Assert.Contains($"Samples/Lower -> Samples/Upper: {Space}Lower.Upward uses {Space}Upper.UsesBase", circle, StringComparison.Ordinal);
    }

    [Fact]
    public void Circles_are_found_and_chains_are_not()
    {
        Dictionary<string, IReadOnlySet<string>> arrows = new()
        {
            ["a"] = new HashSet<string> { "b" },
            ["b"] = new HashSet<string> { "c", "d" },
            ["c"] = new HashSet<string> { "a" },
            ["d"] = new HashSet<string> { "e" },
        };
        Assert.Equal(["a", "b", "c"], Assert.Single(Circles.Find(arrows)));
    }
}
