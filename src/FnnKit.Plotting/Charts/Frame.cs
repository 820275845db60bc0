namespace FnnKit.Plotting;

/// <summary>What stands around the data of a chart: the title, the legend, the axes with their ticks and names.</summary>
/// <param name="Title">The title.</param>
/// <param name="X">The axis from left to right.</param>
/// <param name="XName">Its name.</param>
/// <param name="Y">The axis from below to above.</param>
/// <param name="YName">Its name; empty for none.</param>
/// <param name="Entries">What stands in the legend.</param>
internal sealed record Frame(string Title, Axis X, string XName, Axis Y, string YName, IReadOnlyList<Legend.Entry> Entries)
{
    private const double TitleHeight = 24, TickGap = 6, LineHeight = 16;
    private static readonly Pen Line = new(Palette.Ink, 1);

    /// <summary>Finds the area for the data.</summary>
    public PlotArea Lay(Box box)
    {
        double left = TickGap + Y.Ticks.Select(tick => ChartText.Width(tick.Label)).DefaultIfEmpty().Max() + (YName.Length > 0 ? LineHeight + 2 : 0);
        // The last label of the lower axis reaches beyond the area.
        double right = X.Ticks.Count == 0 ? 0 : ChartText.Width(X.Ticks[^1].Label) / 2;
        double top = TitleHeight + LegendIn(box).Height + TickGap;
        var inner = box.Inset(left, top, right, TickGap + LineHeight + LineHeight + 2);
        return new PlotArea(new Box(Snap(inner.Left), Snap(inner.Top), Math.Floor(inner.Width), Math.Floor(inner.Height)), X, Y);
    }

    /// <summary>Draws the title, the legend and lines across the area, all of which lie behind the data.</summary>
    public void DrawBehind(ISurface surface, Box box, PlotArea area, bool hasGrid = true)
    {
        // Bold text is wider than what is measured.
        double room = 1.8 * Math.Min(area.Box.Center.X - box.Left, box.Right - area.Box.Center.X);
        surface.Write(ChartText.Fit(Title, room, ChartText.TitleSize), new Point(area.Box.Center.X, box.Top + 15), ChartText.Title);
        LegendIn(box).Draw(surface, area.Box.Center.X, box.Top + TitleHeight);
        if (!hasGrid)
            return;
        var pen = new Pen(Palette.Grid, 1);
        foreach (var tick in Y.Ticks)
        {
            double y = Snap(area.Place(X.Min, tick.Value).Y);
            surface.Stroke([new Point(area.Box.Left, y), new Point(area.Box.Right, y)], pen);
        }
    }

    /// <summary>Draws the axes, which lie above the data.</summary>
    public void DrawAxes(ISurface surface, Box box, PlotArea area)
    {
        var inside = area.Box;
        surface.Stroke([new Point(inside.Left, inside.Top), new Point(inside.Left, inside.Bottom), new Point(inside.Right, inside.Bottom)], Line);
        foreach (var tick in X.Ticks)
        {
            double x = Snap(area.Place(tick.Value, Y.Min).X);
            surface.Stroke([new Point(x, inside.Bottom), new Point(x, inside.Bottom + 4)], Line);
            surface.Write(tick.Label, new Point(x, inside.Bottom + TickGap + 10), ChartText.Faint with { Anchor = Anchor.Middle });
        }

        foreach (var tick in Y.Ticks)
        {
            double y = Snap(area.Place(X.Min, tick.Value).Y);
            surface.Stroke([new Point(inside.Left - 4, y), new Point(inside.Left, y)], Line);
            surface.Write(tick.Label, new Point(inside.Left - TickGap, y + ChartText.Faint.HalfHeight), ChartText.Faint with { Anchor = Anchor.End });
        }

        var name = ChartText.Label with { Anchor = Anchor.Middle };
        surface.Write(ChartText.Fit(XName, inside.Width, name.Size), new Point(inside.Center.X, inside.Bottom + TickGap + LineHeight + 10), name);
        surface.Write(ChartText.Fit(YName, inside.Height, name.Size), new Point(box.Left + 10, inside.Center.Y), name with { ReadsUp = true });
    }

    private Legend LegendIn(Box box) => new(Entries, box.Width - 40);

    /// <summary>The middle of a unit, where a line one unit wide has sharp edges.</summary>
    private static double Snap(double position) => Math.Floor(position) + 0.5;
}
