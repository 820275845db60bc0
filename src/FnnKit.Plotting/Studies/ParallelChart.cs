namespace FnnKit.Plotting;

/// <summary>Parallel coordinates: an upright axis for each setting, and a line for each trial; the best trials are drawn last and darkest.</summary>
/// <param name="title">The title.</param>
/// <param name="axes">For each axis its name and the labels of its ends.</param>
/// <param name="lines">For each trial, from the worst to the best, where it crosses each axis: 0 below, 1 above; NaN where it has no value.</param>
internal sealed class ParallelChart(string title, IReadOnlyList<(string Name, string Low, string High)> axes, IReadOnlyList<IReadOnlyList<double>> lines) : IDrawing
{
    private const double Spacing = 120, Side = 60, Top = 44, Bottom = 34, Height = 300, Tick = 4;

    /// <inheritdoc/>
    public Size Size => new((2 * Side) + (Spacing * (axes.Count - 1)), Height);

    /// <inheritdoc/>
    public void Draw(ISurface surface, Box box)
    {
        double low = box.Bottom - Bottom, high = box.Top + Top;
        surface.Write(ChartText.Fit(title, box.Width, ChartText.TitleSize), new Point(box.Center.X, box.Top + 15), ChartText.Title);
        for (int i = 0; i < lines.Count; i++)
        {
            double goodness = lines.Count == 1 ? 1 : (double)i / (lines.Count - 1);
            DrawLine(surface, box, low, high, lines[i], new Pen(Palette.Grid.Mix(Palette.Get(0), goodness * goodness), i == lines.Count - 1 ? 2.5 : 1.2));
        }

        for (int i = 0; i < axes.Count; i++)
        {
            double x = Place(box, i);
            surface.Stroke([new Point(x, low), new Point(x, high)], new Pen(Palette.Ink, 1));
            foreach (double end in new[] { low, high })
                surface.Stroke([new Point(x - Tick, end), new Point(x + Tick, end)], new Pen(Palette.Ink, 1));
            var style = ChartText.Faint with { Anchor = Anchor.Middle };
            surface.Write(ChartText.Fit(axes[i].High, Spacing - 8, style.Size), new Point(x, high - 6), style);
            surface.Write(ChartText.Fit(axes[i].Low, Spacing - 8, style.Size), new Point(x, low + 14), style);
            surface.Write(ChartText.Fit(axes[i].Name, Spacing - 8, style.Size), new Point(x, low + 29), ChartText.Label with { Anchor = Anchor.Middle });
        }
    }

    private static void DrawLine(ISurface surface, Box box, double low, double high, IReadOnlyList<double> line, Pen pen)
    {
        var piece = new List<Point>();
        for (int i = 0; i <= line.Count; i++)
        {
            if (i < line.Count && double.IsFinite(line[i]))
            {
                piece.Add(new Point(Place(box, i), low + (line[i] * (high - low))));
                continue;
            }

            if (piece.Count > 1)
                surface.Stroke(piece, pen);
            piece = [];
        }
    }

    private static double Place(Box box, int axis) => box.Left + Side + (Spacing * axis);
}
