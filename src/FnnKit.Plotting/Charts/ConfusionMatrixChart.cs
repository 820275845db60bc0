using System.Globalization;

namespace FnnKit.Plotting;

/// <summary>
/// How many samples of each class were taken for which: what is right in blue, what is wrong in orange, the stronger the larger its share of the class.
/// </summary>
public sealed class ConfusionMatrixChart : IDrawing
{
    private const double SmallestCell = 24, LargestCell = 110, LongestName = 90, NameGap = 6, TitleHeight = 30, SideHeight = 18;

    private readonly string _title;
    private readonly IReadOnlyList<string> _names;
    private readonly int[,] _counts;
    private readonly double _nameWidth;

    /// <summary>Makes a matrix.</summary>
    /// <param name="title">The title.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="counts">How many samples of the class of a row were taken for the class of a column.</param>
    /// <exception cref="ArgumentException">The counts are not as many as the classes.</exception>
    public ConfusionMatrixChart(string title, IReadOnlyList<string> classes, int[,] counts)
    {
        if (counts.GetLength(0) != classes.Count || counts.GetLength(1) != classes.Count)
            throw new ArgumentException($"There are {classes.Count} classes, but {counts.GetLength(0)} x {counts.GetLength(1)} counts.", nameof(counts));
        _title = title;
        _names = [.. classes.Select(name => ChartText.Fit(name, LongestName, ChartText.LabelSize))];
        _counts = counts;
        _nameWidth = _names.Max(name => ChartText.Width(name));
    }

    /// <inheritdoc/>
    public Size Size
    {
        get
        {
            double widest = _counts.Cast<int>().Max(count => ChartText.Width(Text(count))), cell = Math.Max(SmallestCell, widest + 6);
            double side = cell * _names.Count, names = _nameWidth + NameGap + SideHeight;
            return new Size(Math.Max(380, side + names + 10), Math.Max(310, side + TitleHeight + names));
        }
    }

    /// <inheritdoc/>
    public void Draw(ISurface surface, Box box)
    {
        double left = SideHeight + _nameWidth + NameGap;
        double cell = Cell(box, left, ChartText.LabelSize), below = ChartText.LabelSize;
        bool readsUp = _nameWidth + 4 > cell;
        if (readsUp)
        {
            below = _nameWidth;
            cell = Cell(box, left, below);
        }

        double side = cell * _names.Count;
        var grid = new Box(Math.Round(box.Left + left + ((box.Width - left - side) / 2)), Math.Round(box.Top + TitleHeight), side, side);
        surface.Write(ChartText.Fit(_title, box.Width, ChartText.TitleSize), new Point(box.Center.X, box.Top + 15), ChartText.Title);
        for (int row = 0; row < _names.Count; row++)
            DrawRow(surface, grid, cell, row);
        DrawNames(surface, grid, cell, readsUp);
        var name = ChartText.Label with { Anchor = Anchor.Middle };
        surface.Write("predicted", new Point(grid.Center.X, grid.Bottom + NameGap + below + SideHeight - 2), name);
        surface.Write("true", new Point(grid.Left - left + 10, grid.Center.Y), name with { ReadsUp = true });
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private double Cell(Box box, double left, double below)
    {
        double room = Math.Min(box.Width - left - 4, box.Height - TitleHeight - NameGap - below - SideHeight);
        return Math.Floor(Math.Min(LargestCell, room / _names.Count));
    }

    private void DrawRow(ISurface surface, Box grid, double cell, int row)
    {
        int total = Enumerable.Range(0, _names.Count).Sum(column => _counts[row, column]);
        for (int column = 0; column < _names.Count; column++)
        {
            int count = _counts[row, column];
            double share = count == 0 ? 0 : (double)count / total;
            // The root lets few mistakes among many samples be seen.
            var color = Color.Grey(247).Mix(Palette.Get(row == column ? 0 : 1), Math.Sqrt(share));
            var place = new Box(grid.Left + (column * cell), grid.Top + (row * cell), cell - 1, cell - 1);
            surface.Fill(place, color);
            var ink = count == 0 ? Color.Grey(170) : row == column && share > 0.3 ? Color.White : Palette.Ink;
            double size = cell >= 48 ? 14 : ChartText.LabelSize;
            var style = new TextStyle(size, ink, Anchor.Middle);
            surface.Write(Text(count), new Point(place.Center.X, place.Center.Y + style.HalfHeight), style);
        }
    }

    private void DrawNames(ISurface surface, Box grid, double cell, bool readsUp)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            double middle = (i + 0.5) * cell;
            var style = ChartText.Label with { Anchor = Anchor.End };
            surface.Write(_names[i], new Point(grid.Left - NameGap, grid.Top + middle + style.HalfHeight), style);
            if (readsUp)
                surface.Write(_names[i], new Point(grid.Left + middle + style.HalfHeight, grid.Bottom + NameGap), style with { ReadsUp = true });
            else
                surface.Write(_names[i], new Point(grid.Left + middle, grid.Bottom + NameGap + ChartText.LabelSize - 2), style with { Anchor = Anchor.Middle });
        }
    }
}
