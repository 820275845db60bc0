namespace FnnKit.Plotting;

/// <summary>Drawings side by side; more than three go into two rows.</summary>
/// <param name="panels">The drawings.</param>
public sealed class Figure(IReadOnlyList<IDrawing> panels) : IDrawing
{
    private const double Gap = 24, Margin = 14;
    private const int MostInOneRow = 3;

    private int Columns => panels.Count <= MostInOneRow ? panels.Count : (panels.Count + 1) / 2;

    /// <inheritdoc/>
    public Size Size => new(Length(Widths()), Length(Heights()));

    /// <inheritdoc/>
    public void Draw(ISurface surface, Box box)
    {
        double[] widths = Widths(), heights = Heights();
        for (int i = 0; i < panels.Count; i++)
        {
            int column = i % Columns, row = i / Columns;
            double left = Margin + widths.Take(column).Sum(width => width + Gap), top = Margin + heights.Take(row).Sum(height => height + Gap);
            panels[i].Draw(surface, new Box(box.Left + left, box.Top + top, widths[column], heights[row]));
        }
    }

    private static double Length(double[] panels) => (2 * Margin) + panels.Sum() + (Gap * (panels.Length - 1));

    private double[] Widths()
        => [.. Enumerable.Range(0, Columns).Select(column => panels.Where((_, i) => i % Columns == column).Max(panel => panel.Size.Width))];

    private double[] Heights() => [.. panels.Chunk(Math.Max(1, Columns)).Select(row => row.Max(panel => panel.Size.Height))];
}
