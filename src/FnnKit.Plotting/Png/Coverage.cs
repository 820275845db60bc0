namespace FnnKit.Plotting;

/// <summary>
/// How much of each pixel a shape covers, within the rectangle that holds the shape. The shape is all that lies within half a pen's width of given lines; its
/// edge is one pixel wide, which is what makes it smooth. Lines that cross cover a pixel no more than once.
/// </summary>
internal sealed class Coverage
{
    private readonly float[] _shares;
    private readonly double _radius;

    /// <summary>Covers a pen's way.</summary>
    /// <param name="lines">The lines, in pixels.</param>
    /// <param name="radius">Half the pen's width.</param>
    /// <param name="width">The width of the image, beyond which nothing is covered.</param>
    /// <param name="height">Its height.</param>
    public Coverage(IReadOnlyList<IReadOnlyList<Point>> lines, double radius, int width, int height)
    {
        _radius = radius;
        double margin = radius + 1;
        var points = lines.SelectMany(line => line);
        Left = (int)Math.Clamp(Math.Floor(points.Min(point => point.X) - margin), 0, width);
        Top = (int)Math.Clamp(Math.Floor(points.Min(point => point.Y) - margin), 0, height);
        Right = (int)Math.Clamp(Math.Ceiling(points.Max(point => point.X) + margin), Left, width);
        Bottom = (int)Math.Clamp(Math.Ceiling(points.Max(point => point.Y) + margin), Top, height);
        _shares = new float[(Right - Left) * (Bottom - Top)];
        foreach (var line in lines)
        {
            for (int i = 0; i < Math.Max(1, line.Count - 1); i++)
                Add(line[i], line[Math.Min(i + 1, line.Count - 1)]);
        }
    }

    public int Left { get; }

    public int Top { get; }

    public int Right { get; }

    public int Bottom { get; }

    /// <summary>The share of a pixel that is covered.</summary>
    public double this[int x, int y] => _shares[((y - Top) * (Right - Left)) + x - Left];

    private void Add(Point from, Point to)
    {
        double margin = _radius + 1;
        int left = (int)Math.Clamp(Math.Floor(Math.Min(from.X, to.X) - margin), Left, Right);
        int right = (int)Math.Clamp(Math.Ceiling(Math.Max(from.X, to.X) + margin), Left, Right);
        int top = (int)Math.Clamp(Math.Floor(Math.Min(from.Y, to.Y) - margin), Top, Bottom);
        int bottom = (int)Math.Clamp(Math.Ceiling(Math.Max(from.Y, to.Y) + margin), Top, Bottom);
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                double distance = Distance(new Point(x + 0.5, y + 0.5), from, to);
                float share = (float)Math.Clamp(_radius + 0.5 - distance, 0, 1);
                ref float covered = ref _shares[((y - Top) * (Right - Left)) + x - Left];
                covered = Math.Max(covered, share);
            }
        }
    }

    /// <summary>The distance of a point from the nearest point between two ends.</summary>
    private static double Distance(Point point, Point from, Point to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, length = (dx * dx) + (dy * dy);
        double along = length == 0 ? 0 : Math.Clamp((((point.X - from.X) * dx) + ((point.Y - from.Y) * dy)) / length, 0, 1);
        double x = point.X - from.X - (along * dx), y = point.Y - from.Y - (along * dy);
        return Math.Sqrt((x * x) + (y * y));
    }
}
