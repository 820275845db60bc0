namespace FnnKit.Plotting;

/// <summary>
/// A font of lines and curves that a pen follows, so that PNG files have text wherever they are made, whatever fonts are there. It has the proportions of the
/// usual sans-serif faces, so that its widths also do for laying out SVG, whose text the viewer draws.
/// </summary>
internal static class StrokeFont
{
    /// <summary>Units of the glyphs for each size of the font: capitals are 14 high.</summary>
    private const double UnitsPerSize = 20;

    private const int Baseline = 6;
    private const int CurveSteps = 6;

    /// <summary>How long a text is.</summary>
    public static double Width(string text, double size) => text.Sum(Glyphs.Advance) * size / UnitsPerSize;

    /// <summary>The lines of a text that starts at the origin, y downwards from the baseline.</summary>
    public static IReadOnlyList<IReadOnlyList<Point>> Lines(string text, double size)
    {
        var lines = new List<IReadOnlyList<Point>>();
        double unit = size / UnitsPerSize, x = Glyphs.SideBearing;
        foreach (char letter in text)
        {
            foreach (string stroke in Glyphs.Get(letter).Split('|', StringSplitOptions.RemoveEmptyEntries))
                lines.Add([.. Points(stroke).Select(point => new Point((x + point.X) * unit, (Baseline - point.Y) * unit))]);
            x += Glyphs.Advance(letter);
        }

        return lines;
    }

    private static IReadOnlyList<Point> Points(string stroke)
    {
        bool isCurve = stroke[0] == '~';
        Point[] points = [.. stroke.TrimStart('~').Split(' ').Select(place => new Point(Glyphs.Digit(place[0]), Glyphs.Digit(place[1])))];
        return isCurve ? Curve(points) : points;
    }

    /// <summary>A smooth way through all points (E. Catmull and R. Rom, 1974), closed where the last point is the first.</summary>
    private static List<Point> Curve(Point[] points)
    {
        int last = points.Length - 1;
        bool isClosed = points[0] == points[last];
        Point At(int i) => i < 0 ? isClosed ? points[last - 1] : points[0] : i > last ? isClosed ? points[1] : points[last] : points[i];
        List<Point> way = [points[0]];
        for (int i = 0; i < last; i++)
        {
            Point a = At(i - 1), b = points[i], c = points[i + 1], d = At(i + 2);
            for (int step = 1; step <= CurveSteps; step++)
            {
                double t = (double)step / CurveSteps;
                way.Add(new Point(Between(a.X, b.X, c.X, d.X, t), Between(a.Y, b.Y, c.Y, d.Y, t)));
            }
        }

        return way;
    }

    private static double Between(double a, double b, double c, double d, double t)
        => b + (0.5 * t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a))))));
}
