namespace FnnKit.Plotting.Tests;

public class ContourTests
{
    private const int Size = 40;

    [Fact]
    public void The_contour_of_a_circle_is_one_closed_line_of_its_radius()
    {
        var line = Assert.Single(Contour.Trace(Grid((x, y) => Math.Sqrt(Math.Pow(x - 20.3, 2) + Math.Pow(y - 19.1, 2)) - 11), Size));
        Assert.Equal(line[0], line[^1]);
        Assert.All(line, point => Assert.Equal(11, Math.Sqrt(Math.Pow(point.X - 20.3, 2) + Math.Pow(point.Y - 19.1, 2)), 0.05));
        Assert.True(line.Count > 60);
    }

    [Fact]
    public void The_contour_of_a_plane_is_one_line_from_edge_to_edge()
    {
        var line = Assert.Single(Contour.Trace(Grid((x, _) => x - 7.25), Size));
        Assert.All(line, point => Assert.Equal(7.25, point.X, 1e-12));
        Assert.Equal([0, Size - 1], new[] { line[0].Y, line[^1].Y }.Order());
    }

    [Fact]
    public void Values_of_one_sign_have_no_contour() => Assert.Empty(Contour.Trace(Grid((_, _) => 1), Size));

    private static double[] Grid(Func<double, double, double> value)
        => [.. Enumerable.Range(0, Size * Size).Select(i => value(i % Size, i / Size))];
}
