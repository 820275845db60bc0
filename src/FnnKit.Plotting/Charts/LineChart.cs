namespace FnnKit.Plotting;

/// <summary>Curves over whole numbers, such as the loss over epochs.</summary>
/// <param name="title">The title.</param>
/// <param name="xName">What the whole numbers are.</param>
/// <param name="series">The curves.</param>
/// <param name="isLogarithmic">Whether each power of ten of the values is equally long; values that are not above zero are then gaps.</param>
/// <param name="placesAreLogarithmic">Whether the places are no whole numbers, but such that each power of ten of them is equally long.</param>
public sealed class LineChart(string title, string xName, IReadOnlyList<Series> series, bool isLogarithmic = false, bool placesAreLogarithmic = false)
    : IDrawing
{
    private const double DotRadius = 2.5;

    /// <inheritdoc/>
    public Size Size => new(380, 310);

    /// <inheritdoc/>
    public void Draw(ISurface surface, Box box)
    {
        var values = series.SelectMany(curve => curve.Y);
        var frame = new Frame(
            title,
            placesAreLogarithmic ? Axis.Logarithmic(series.SelectMany(curve => curve.X)) : Axis.Counting(series.SelectMany(curve => curve.X)),
            xName,
            isLogarithmic ? Axis.Logarithmic(values) : Axis.Covering(values),
            "",
            [.. series.Where(curve => curve.Name.Length > 0).Select(curve => new Legend.Entry(curve.Name, curve.Color, curve.Pen))]);
        var area = frame.Lay(box);
        frame.DrawBehind(surface, box, area);
        foreach (var curve in series)
        {
            foreach (var line in Pieces(curve, area))
            {
                if (line.Count == 1)
                    surface.Disc(line[0], DotRadius, curve.Color, curve.Color);
                else
                    surface.Stroke(line, curve.Pen);
            }
        }

        frame.DrawAxes(surface, box, area);
    }

    /// <summary>What lies between the gaps of a curve.</summary>
    private static IEnumerable<IReadOnlyList<Point>> Pieces(Series curve, PlotArea area)
    {
        var piece = new List<Point>();
        for (int i = 0; i <= curve.Y.Count; i++)
        {
            if (i < curve.Y.Count && area.Y.Holds(curve.Y[i]))
            {
                piece.Add(area.Place(curve.X[i], curve.Y[i]));
            }
            else if (piece.Count > 0)
            {
                yield return piece;
                piece = [];
            }
        }
    }
}
