namespace FnnKit.Plotting;

/// <summary>What a model predicts over what is true, a point for each sample; on the line both are the same.</summary>
/// <param name="title">The title.</param>
/// <param name="name">What is predicted.</param>
/// <param name="actual">The true values.</param>
/// <param name="predicted">The prediction of each.</param>
public sealed class PredictionChart(string title, string name, IReadOnlyList<double> actual, IReadOnlyList<double> predicted) : IDrawing
{
    private const double Margin = 0.04, Radius = 2.5;
    private static readonly Pen Same = new(Palette.Ink, 1.25, IsDashed: true);

    /// <inheritdoc/>
    public Size Size => new(380, 310);

    /// <inheritdoc/>
    public void Draw(ISurface surface, Box box)
    {
        double[] values = [.. actual.Concat(predicted).Where(double.IsFinite)];
        var axis = Axis.Fitting(values, Margin);
        var frame = new Frame(title, axis, $"true {name}", axis, $"predicted {name}", []);
        var area = frame.Lay(box);
        frame.DrawBehind(surface, box, area);
        for (int i = 0; i < actual.Count; i++)
        {
            if (double.IsFinite(actual[i]) && double.IsFinite(predicted[i]))
                surface.Disc(area.Place(actual[i], predicted[i]), Radius, Palette.Get(0), Color.White);
        }

        surface.Stroke([area.Place(axis.Min, axis.Min), area.Place(axis.Max, axis.Max)], Same);
        frame.DrawAxes(surface, box, area);
    }
}
