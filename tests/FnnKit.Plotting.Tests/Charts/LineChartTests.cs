using System.Globalization;
using System.Xml.Linq;

namespace FnnKit.Plotting.Tests;

public class LineChartTests
{
    private static readonly Color Ink = new(1, 2, 3);

    [Fact]
    public void A_curve_runs_through_its_values()
    {
        var lines = Lines(Draw([1, 2, 3], [0, 5, 10]));
        var line = Assert.Single(lines);
        Assert.Equal(3, line.Length);
        Assert.Equal(line[1].X - line[0].X, line[2].X - line[1].X, 0.02);
        Assert.Equal(line[0].Y - line[1].Y, line[1].Y - line[2].Y, 0.02);
        Assert.True(line[0].Y > line[2].Y);
    }

    [Fact]
    public void A_value_that_is_no_number_leaves_a_gap_and_a_lone_value_is_a_dot()
    {
        var picture = Draw([1, 2, 3, 4, 5, 6], [3, double.NaN, 2, 1, double.PositiveInfinity, 1]);
        Assert.Equal([2], Lines(picture).Select(line => line.Length));
        Assert.Equal(2, picture.Descendants().Count(element => element.Name.LocalName == "circle"));
    }

    [Fact]
    public void A_single_report_and_none_at_all_can_be_drawn()
    {
        Assert.Single(Draw([1], [0.5]).Descendants(), element => element.Name.LocalName == "circle");
        Assert.Empty(Lines(Draw([1], [double.NaN])));
    }

    [Fact]
    public void On_a_logarithmic_axis_equal_ratios_are_equally_long()
    {
        var line = Assert.Single(Lines(Draw([1, 2, 3], [0.01, 0.1, 1], isLogarithmic: true)));
        Assert.Equal(line[0].Y - line[1].Y, line[1].Y - line[2].Y, 0.02);
    }

    private static XDocument Draw(double[] x, double[] y, bool isLogarithmic = false)
    {
        using var folder = new TemporaryFolder();
        PictureFile.Write(folder["a.svg"], new LineChart("title", "epoch", [new Series("", x, y, Ink)], isLogarithmic));
        return XDocument.Load(folder["a.svg"]);
    }

    private static Point[][] Lines(XDocument picture) =>
    [
        .. picture.Descendants().Where(element => element.Name.LocalName == "polyline" && (string?)element.Attribute("stroke") == Ink.ToString())
            .Select(element => ((string)element.Attribute("points")!).Split(' ').Select(Parse).ToArray()),
    ];

    private static Point Parse(string text)
    {
        double[] numbers = [.. text.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return new Point(numbers[0], numbers[1]);
    }
}
