using System.Globalization;

namespace FnnKit.Plotting;

/// <summary>The loss over a growing learning rate, and the rate that is suggested.</summary>
public static class LearningRateChart
{
    /// <summary>Draws a curve.</summary>
    public static IDrawing Create(LearningRateCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var series = new List<Series>
        {
            new("each step", curve.Rates, curve.Losses, Palette.FaintInk),
            new("smoothed", curve.Rates, curve.Smoothed, Palette.Get(0)),
        };
        if (curve.Suggestion is { } rate)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"suggestion {rate:G2}");
            series.Add(new(name, [rate, rate], [curve.Smoothed.Min(), curve.Smoothed.Max()], Palette.Get(1), IsDashed: true));
        }

        return new Figure([new LineChart("loss", "learning rate", series, placesAreLogarithmic: true)]);
    }
}
