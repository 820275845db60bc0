namespace FnnKit.Plotting;

/// <summary>Draws into pixels.</summary>
internal sealed class RasterSurface : ISurface
{
    private readonly double _scale;

    /// <summary>Makes a white surface.</summary>
    /// <param name="width">Its width in units.</param>
    /// <param name="height">Its height in units.</param>
    /// <param name="scale">Pixels for each unit.</param>
    public RasterSurface(double width, double height, double scale)
    {
        _scale = scale;
        Pixels = new Pixels((int)Math.Ceiling(Math.Min(width * scale, int.MaxValue)), (int)Math.Ceiling(Math.Min(height * scale, int.MaxValue)));
        Pixels.Bytes.AsSpan().Fill(255);
    }

    /// <summary>What has been drawn.</summary>
    public Pixels Pixels { get; }

    public void Fill(Box box, Color color)
    {
        double left = box.Left * _scale, right = box.Right * _scale, top = box.Top * _scale, bottom = box.Bottom * _scale;
        for (int y = First(top); y < Last(bottom, Pixels.Height); y++)
        {
            double covered = Math.Min(y + 1, bottom) - Math.Max(y, top);
            for (int x = First(left); x < Last(right, Pixels.Width); x++)
                Blend(x, y, color, covered * (Math.Min(x + 1, right) - Math.Max(x, left)));
        }
    }

    public void Disc(Point center, double radius, Color fill, Color rim)
    {
        Cover([[center]], radius + 0.5, rim);
        Cover([[center]], radius - 0.5, fill);
    }

    public void Stroke(IReadOnlyList<Point> line, Pen pen)
        => Cover(pen.IsDashed ? Dashes.Cut(line, Pen.DashLength, Pen.GapLength) : [line], pen.Width / 2, pen.Color);

    public void Write(string text, Point at, TextStyle style)
    {
        double width = StrokeFont.Width(text, style.Size);
        double start = style.Anchor switch
        {
            Anchor.Middle => -width / 2,
            Anchor.End => -width,
            _ => 0,
        };
        var lines = StrokeFont.Lines(text, style.Size);
        if (lines.Count == 0)
            return;
        Point Place(Point point) => style.ReadsUp
            ? new Point(at.X + point.Y, at.Y - start - point.X)
            : new Point(at.X + start + point.X, at.Y + point.Y);
        Cover([.. lines.Select(line => line.Select(Place).ToArray())], style.Size * (style.IsBold ? 0.062 : 0.043), style.Color);
    }

    public void Paint(Pixels image, Box box)
    {
        int left = (int)Math.Round(box.Left * _scale), right = (int)Math.Round(box.Right * _scale);
        int top = (int)Math.Round(box.Top * _scale), bottom = (int)Math.Round(box.Bottom * _scale);
        for (int y = Math.Max(0, top); y < Math.Min(bottom, Pixels.Height); y++)
        {
            int row = (int)((y - top) * (long)image.Height / (bottom - top));
            for (int x = Math.Max(0, left); x < Math.Min(right, Pixels.Width); x++)
                Pixels[x, y] = image[(int)((x - left) * (long)image.Width / (right - left)), row];
        }
    }

    private static int First(double edge) => Math.Max(0, (int)Math.Floor(edge));

    private static int Last(double edge, int size) => Math.Min(size, (int)Math.Ceiling(edge));

    private void Cover(IReadOnlyList<IReadOnlyList<Point>> lines, double radius, Color color)
    {
        var scaled = lines.Select(line => line.Select(point => new Point(point.X * _scale, point.Y * _scale)).ToArray()).ToArray();
        var coverage = new Coverage(scaled, radius * _scale, Pixels.Width, Pixels.Height);
        for (int y = coverage.Top; y < coverage.Bottom; y++)
        {
            for (int x = coverage.Left; x < coverage.Right; x++)
                Blend(x, y, color, coverage[x, y]);
        }
    }

    private void Blend(int x, int y, Color color, double share)
    {
        if (share > 0)
            Pixels[x, y] = Pixels[x, y].Mix(color, share);
    }
}
