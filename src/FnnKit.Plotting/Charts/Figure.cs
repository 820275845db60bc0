namespace FnnKit.Plotting;

/// <summary>Drawings side by side; more than three go into two rows.</summary>
/// <param name="panels">The drawings.</param>
public sealed class Figure(IReadOnlyList<IDrawing> panels) : IDrawing
{
    private const double Gap = 24, Margin = 14;
    private const int MostInOneRow = 3;

    private int Columns => panels.Count <= MostInOneRow ? panels.Count : (panels.Count + 1) / 2;

    /// <inheritdoc/>
    public Size Size => new((2 * Margin) - Gap + Widths().Sum(width => width + Gap), (2 * Margin) - Gap + Heights().Sum(height => height + Gap));

    /// <inheritdoc/>
    public void Draw(ISurface surface, Box box)
    {
        double[] widths = Widths(), heights = Heights();
        for (int i = 0; i < panels.Count; i++)
        {
            int column = i % Columns, row = i / Columns;
            double left = box.Left + Margin + widths.Take(column).Sum(width => width + Gap), top = box.Top + Margin + heights.Take(row).Sum(height => height + Gap);
            panels[i].Draw(surface, new Box(left, top, widths[column], heights[row]));
        }
    }

    private double[] Widths() => [.. Enumerable.Range(0, Columns).Select(column => panels.Where((_, i) => i % Columns == column).Max(panel => panel.Size.Width))];

    private double[] Heights() => [.. panels.Chunk(Math.Max(1, Columns)).Select(row => row.Max(panel => panel.Size.Height))];
}
