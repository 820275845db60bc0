using System.Globalization;

namespace FnnKit.Plotting;

/// <summary>A bar for each of several names, with a line for the standard deviation.</summary>
public sealed class BarChart : IDrawing
{
    private const double RowHeight = 20, BarHeight = 12, TitleHeight = 30, LongestName = 160, BarWidth = 260, Gap = 8, ValueWidth = 60;

    private readonly string _title;
    private readonly IReadOnlyList<(string Name, double Value, double Deviation)> _bars;
    private readonly double _nameWidth;

    /// <summary>Makes a chart.</summary>
    /// <param name="title">The title.</param>
    /// <param name="bars">Name, value and standard deviation of each bar, from top to bottom.</param>
    /// <exception cref="ArgumentException">There are no bars.</exception>
    public BarChart(string title, IReadOnlyList<(string Name, double Value, double Deviation)> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        if (bars.Count == 0)
            throw new ArgumentException("There is no bar to draw.", nameof(bars));
        _title = title;
        _bars = [.. bars.Select(bar => bar with { Name = ChartText.Fit(bar.Name, LongestName, ChartText.LabelSize) })];
        _nameWidth = _bars.Max(bar => ChartText.Width(bar.Name));
    }

    /// <inheritdoc/>
    public Size Size => new(_nameWidth + Gap + BarWidth + ValueWidth + (2 * Gap), TitleHeight + (_bars.Count * RowHeight) + Gap);

    /// <inheritdoc/>
    public void Draw(ISurface surface, Box box)
    {
        surface.Write(ChartText.Fit(_title, box.Width, ChartText.TitleSize), new Point(box.Center.X, box.Top + 15), ChartText.Title);
        double low = Math.Min(0, _bars.Min(bar => bar.Value - bar.Deviation)), high = Math.Max(0, _bars.Max(bar => bar.Value + bar.Deviation));
        double left = box.Left + _nameWidth + (2 * Gap), width = box.Right - left - ValueWidth, scale = high > low ? width / (high - low) : 0;
        for (int i = 0; i < _bars.Count; i++)
        {
            var (name, value, deviation) = _bars[i];
            double middle = box.Top + TitleHeight + ((i + 0.5) * RowHeight), zero = X(0), end = X(value);
            surface.Write(name, new Point(left - Gap, middle + ChartText.Label.HalfHeight), ChartText.Label with { Anchor = Anchor.End });
            surface.Fill(new Box(Math.Min(zero, end), middle - (BarHeight / 2), Math.Abs(end - zero), BarHeight), Palette.Get(value >= 0 ? 0 : 1));
            surface.Stroke([new Point(X(value - deviation), middle), new Point(X(value + deviation), middle)], new Pen(Palette.Ink, 1.5));
            surface.Write(value.ToString("G3", CultureInfo.InvariantCulture), new Point(box.Right - ValueWidth + Gap, middle + ChartText.Label.HalfHeight), ChartText.Faint);
        }

        surface.Stroke([new Point(X(0), box.Top + TitleHeight), new Point(X(0), box.Top + TitleHeight + (_bars.Count * RowHeight))], new Pen(Palette.FaintInk, 1));

        double X(double value) => left + ((value - low) * scale);
    }
}
