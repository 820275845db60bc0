namespace FnnKit.Plotting;

/// <summary>Which colour stands for what, in rows above the plot, where it hides nothing.</summary>
internal sealed class Legend
{
    private const double RowHeight = 17, SampleWidth = 20, SampleGap = 6, EntryGap = 14;
    private const int MostEntries = 12;

    private readonly List<List<Entry>> _rows = [[]];

    /// <summary>Lays out a legend.</summary>
    /// <param name="entries">What stands in it.</param>
    /// <param name="width">How wide a row may be.</param>
    public Legend(IReadOnlyList<Entry> entries, double width)
    {
        double x = 0;
        foreach (var entry in Shortened(entries))
        {
            double length = Length(entry);
            if (x > 0 && x + EntryGap + length > width)
            {
                _rows.Add([]);
                x = 0;
            }

            _rows[^1].Add(entry);
            x += (x > 0 ? EntryGap : 0) + length;
        }
    }

    /// <summary>How much room it needs.</summary>
    public double Height => _rows.Sum(row => row.Count > 0 ? RowHeight : 0);

    /// <summary>Draws it, each row in the middle.</summary>
    public void Draw(ISurface surface, double center, double top)
    {
        double y = top + (RowHeight / 2);
        foreach (var row in _rows)
        {
            double x = center - ((row.Sum(Length) + (EntryGap * (row.Count - 1))) / 2);
            foreach (var entry in row)
            {
                if (entry.Pen is { } pen)
                    surface.Stroke([new Point(x, y), new Point(x + SampleWidth, y)], pen);
                else
                    surface.Disc(new Point(x + 5, y), 4, entry.Color, Color.White);
                surface.Write(entry.Name, new Point(x + Sample(entry), y + ChartText.Label.HalfHeight), ChartText.Label);
                x += Length(entry) + EntryGap;
            }

            y += RowHeight;
        }
    }

    private static IEnumerable<Entry> Shortened(IReadOnlyList<Entry> entries) => entries.Count <= MostEntries
        ? entries
        : [.. entries.Take(MostEntries - 1), new Entry($"and {entries.Count - MostEntries + 1} more", Palette.Grid)];

    private static double Sample(Entry entry) => entry.Pen is null ? 10 + (SampleGap / 2) : SampleWidth + SampleGap;

    private static double Length(Entry entry) => Sample(entry) + ChartText.Width(entry.Name);

    /// <summary>One line of a legend.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Color">Its colour.</param>
    /// <param name="Pen">How its line is drawn; null where it is points.</param>
    public sealed record Entry(string Name, Color Color, Pen? Pen = null);
}
