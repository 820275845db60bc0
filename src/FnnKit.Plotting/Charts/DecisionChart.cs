namespace FnnKit.Plotting;

/// <summary>
/// What a classifier of two features decides where: each region in the colour of its class, the stronger the surer, lines where the decision changes, and
/// samples in the colour of the class that they really have.
/// </summary>
/// <param name="title">The title.</param>
/// <param name="points">The samples.</param>
/// <param name="scores">The classifier.</param>
public sealed class DecisionChart(string title, LabelledPoints points, ClassScores scores) : IDrawing
{
    private const int Resolution = 300;
    private const double Margin = 0.08, Radius = 3.25;
    private static readonly Pen Border = new(Palette.Ink, 1.5);

    private int ClassCount => points.Classes.Count;

    /// <inheritdoc/>
    public Size Size => new(380, 310);

    /// <inheritdoc/>
    public void Draw(ISurface surface, Box box)
    {
        Legend.Entry[] entries = [.. points.Classes.Select((name, code) => new Legend.Entry(name, Palette.Get(code)))];
        var frame = new Frame(title, Axis.Fitting(points.X, Margin), points.XName, Axis.Fitting(points.Y, Margin), points.YName, entries);
        var area = frame.Lay(box);
        frame.DrawBehind(surface, box, area, hasGrid: false);
        double[] values = Evaluate(area);
        surface.Paint(Regions(values), area.Box);
        foreach (var line in Enumerable.Range(0, ClassCount == 2 ? 1 : ClassCount).SelectMany(code => Contour.Trace(Leads(values, code), Resolution)))
            surface.Stroke([.. line.Select(place => OnSurface(place, area.Box))], Border);
        for (int i = 0; i < points.Codes.Count; i++)
            surface.Disc(area.Place(points.X[i], points.Y[i]), Radius, Palette.Get(points.Codes[i]), Color.White);
        frame.DrawAxes(surface, box, area);
    }

    /// <summary>A place on the grid, whose values belong to the middles of its pixels.</summary>
    private static Point OnSurface(Point place, Box box)
        => new(box.Left + (box.Width * (place.X + 0.5) / Resolution), box.Top + (box.Height * (place.Y + 0.5) / Resolution));

    private double[] Evaluate(PlotArea area)
    {
        double[] places = new double[2 * Resolution * Resolution], values = new double[ClassCount * Resolution * Resolution];
        for (int i = 0; i < Resolution * Resolution; i++)
        {
            double right = ((i % Resolution) + 0.5) / Resolution, down = ((i / Resolution) + 0.5) / Resolution;
            places[2 * i] = area.X.Min + (right * (area.X.Max - area.X.Min));
            places[(2 * i) + 1] = area.Y.Max - (down * (area.Y.Max - area.Y.Min));
        }

        scores(places, values);
        return values;
    }

    private Pixels Regions(double[] values)
    {
        var image = new Pixels(Resolution, Resolution);
        for (int i = 0; i < Resolution * Resolution; i++)
        {
            var row = values.AsSpan(i * ClassCount, ClassCount);
            int best = 0;
            for (int code = 1; code < row.Length; code++)
            {
                if (row[code] > row[best])
                    best = code;
            }

            double guess = 1.0 / ClassCount, certainty = Math.Clamp((row[best] - guess) / (1 - guess), 0, 1);
            image[i % Resolution, i / Resolution] = Color.White.Mix(Palette.Get(best), 0.12 + (0.33 * certainty));
        }

        return image;
    }

    /// <summary>By how much a class leads the best of the others: zero where the decision changes, for two probabilities where each is one half.</summary>
    private double[] Leads(double[] values, int code)
    {
        double[] leads = new double[values.Length / ClassCount];
        for (int i = 0; i < leads.Length; i++)
        {
            double rival = double.NegativeInfinity;
            for (int other = 0; other < ClassCount; other++)
            {
                if (other != code)
                    rival = Math.Max(rival, values[(i * ClassCount) + other]);
            }

            leads[i] = values[(i * ClassCount) + code] - rival;
        }

        return leads;
    }
}
