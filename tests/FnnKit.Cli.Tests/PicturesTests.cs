using System.Globalization;
using System.Xml.Linq;

namespace FnnKit.Cli.Tests;

public sealed class PicturesTests : TemporaryFolder
{
    [Fact]
    public void A_run_over_two_features_shows_its_curves_its_boundary_and_the_confusion_that_evaluate_scores()
    {
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=20").Exits(0);
        Assert.Equal("", Fnn.Run("plot", In("run"), "--output", In("all.svg")).Exits(0).Error);
        string[] texts = Texts(In("all.svg"));
        Assert.Subset(texts.ToHashSet(), new HashSet<string> { "loss", "accuracy", "epoch", "decision boundary", "x1", "predicted" });
        double accuracy = ExampleTests.Value(Fnn.Run("evaluate", In("run"), "--part", "Test").Exits(0).Output, "accuracy");
        Assert.Contains($"confusion on the test part: {accuracy.ToString("0.0 %", CultureInfo.InvariantCulture)} of 200 right", texts);

        Fnn.Run("plot", In("run"), "--output", In("one.svg"), "--what", "history", "--log").Exits(0);
        Assert.DoesNotContain("decision boundary", Texts(In("one.svg")));
        Fnn.Run("plot", In("run"), "--output", In("all.png")).Exits(0);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(In("all.png"))[..4]);
    }

    [Fact]
    public void What_a_run_has_not_is_refused_only_when_it_is_asked_for()
    {
        Fnn.Run("train", "examples/regression", "--output", In("run"), "--set", "Training:Epochs=2").Exits(0);
        Fnn.Run("plot", In("run"), "--output", In("all.svg")).Exits(0);
        Assert.Contains("metrics", Texts(In("all.svg")));
        Assert.Contains("predicts numbers", Refused("plot", In("run"), "--what", "confusion"), StringComparison.Ordinal);
        Assert.Contains("predicts numbers", Refused("plot", In("run"), "--what", "boundary"), StringComparison.Ordinal);
        Assert.Contains(".svg or .png", Fnn.Run("plot", In("run"), "--output", In("a.gif")).Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("no run folder", Refused("plot", In("nowhere")), StringComparison.Ordinal);
        File.Delete(In("run/model.safetensors"));
        Assert.Contains("history alone", Fnn.Run("plot", In("run"), "--output", In("all.svg")).Exits(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_boundary_needs_two_features()
    {
        Fnn.Run("train", "examples/digits", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        Assert.Contains("64 features", Refused("plot", In("run"), "--what", "boundary"), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_are_drawn_with_their_classes()
    {
        Fnn.Run("data", "show", "examples/digits", "--output", In("a.svg"), "--range", "3-9", "--columns", "4", "--labels").Exits(0);
        string[] rows = File.ReadAllLines(Path.Combine(Fnn.Examples, "digits", "digits.csv"));
        Assert.Equal(rows[3..10].Select(row => row[(row.LastIndexOf(',') + 1)..]), Texts(In("a.svg")));
        Assert.Equal(7, XDocument.Load(In("a.svg")).Descendants().Count(element => element.Name.LocalName == "image"));
    }

    [Fact]
    public void Images_that_cannot_be_shown_are_refused_with_the_reason()
    {
        Assert.Contains("no images", Refused("data", "show", "examples/moons"), StringComparison.Ordinal);
        Assert.Contains("has 1797", Refused("data", "show", "examples/digits", "--start", "1798"), StringComparison.Ordinal);
        Assert.Contains("28x28", Refused("data", "show", "examples/digits", "--image-size", "8"), StringComparison.Ordinal);
        Assert.Contains("--start and --range", Refused("data", "show", "examples/digits", "--start", "1", "--range", "1-2"), StringComparison.Ordinal);
        Assert.Contains("--output", Fnn.Run("data", "show", "examples/digits").Exits(2).Error, StringComparison.Ordinal);
    }

    private static string[] Texts(string svg)
        => [.. XDocument.Load(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];

    private string Refused(params string[] arguments)
    {
        string error = Fnn.Run([.. arguments, "--output", In("refused.svg")]).Exits(2).Error;
        Assert.False(File.Exists(In("refused.svg")));
        return error;
    }
}
