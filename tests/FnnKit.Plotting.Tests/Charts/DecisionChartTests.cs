namespace FnnKit.Plotting.Tests;

public class DecisionChartTests
{
    [Fact]
    public void Each_side_of_the_boundary_has_the_colour_of_its_class()
    {
        var points = new LabelledPoints("x", "y", ["left", "right"], [-1, 1], [0, 1], [0, 1]);
        var surface = new RasterSurface(380, 310, 4);
        new DecisionChart("title", points, Score).Draw(surface, new Box(0, 0, 380, 310));
        Assert.Equal(Color.White.Mix(Palette.Get(0), 0.45), surface.Pixels[400, 600]);
        Assert.Equal(Color.White.Mix(Palette.Get(1), 0.45), surface.Pixels[1280, 600]);
        Assert.Contains(Enumerable.Range(600, 600), x => surface.Pixels[x, 600] == Palette.Ink);
    }

    private static void Score(ReadOnlySpan<double> points, Span<double> scores)
    {
        for (int i = 0; i < scores.Length; i += 2)
            (scores[i], scores[i + 1]) = points[i] < 0 ? (1, 0) : (0, 1);
    }
}
