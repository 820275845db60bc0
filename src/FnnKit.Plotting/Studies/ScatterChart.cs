namespace FnnKit.Plotting;

/// <summary>Points over numbers, and on demand a line through some of them.</summary>
/// <param name="title">The title.</param>
/// <param name="xName">What the points lie over.</param>
/// <param name="yName">What their heights are; empty for none.</param>
/// <param name="points">The points with their colours.</param>
/// <param name="isLogarithmic">Whether each power of ten of the places is equally long.</param>
/// <param name="line">Points to draw a line through; empty for none.</param>
internal sealed class ScatterChart(
    string title, string xName, string yName, IReadOnlyList<(double X, double Y, Color Color)> points, bool isLogarithmic = false, IReadOnlyList<(double X, double Y)>? line = null) : IDrawing
{
    private const double DotRadius = 3, Margin = 0.05, LineWidth = 1.75;

    /// <inheritdoc/>
    public Size Size => new(300, 260);

    /// <inheritdoc/>
    public void Draw(ISurface surface, Box box)
    {
        var places = points.Select(point => point.X);
        var frame = new Frame(title, isLogarithmic ? Axis.Logarithmic(places) : Axis.Fitting(places, Margin), xName, Axis.Fitting(points.Select(point => point.Y), Margin), yName, []);
        var area = frame.Lay(box);
        frame.DrawBehind(surface, box, area);
        if (line is { Count: > 1 })
            surface.Stroke([.. line.Select(point => area.Place(point.X, point.Y))], new Pen(Palette.Get(1), LineWidth));
        foreach (var (x, y, color) in points.Where(point => area.X.Holds(point.X) && area.Y.Holds(point.Y)))
            surface.Disc(area.Place(x, y), DotRadius, color, Color.White);
        frame.DrawAxes(surface, box, area);
    }
}
