namespace FnnKit.Plotting;

/// <summary>Breaks a line into dashes.</summary>
internal static class Dashes
{
    /// <summary>The dashes of a line, each with the corners that it goes round.</summary>
    /// <param name="line">The line.</param>
    /// <param name="dash">The length of a dash.</param>
    /// <param name="gap">The length between two dashes.</param>
    public static IReadOnlyList<IReadOnlyList<Point>> Cut(IReadOnlyList<Point> line, double dash, double gap)
    {
        var dashes = new List<IReadOnlyList<Point>>();
        List<Point>? current = [line[0]];
        double left = dash;
        for (int i = 1; i < line.Count; i++)
        {
            var from = line[i - 1];
            var to = line[i];
            double length = Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2)), position = 0;
            while (length - position > left)
            {
                position += left;
                var end = new Point(from.X + ((to.X - from.X) * position / length), from.Y + ((to.Y - from.Y) * position / length));
                if (current is not null)
                    dashes.Add([.. current, end]);
                left = current is null ? dash : gap;
                current = current is null ? [end] : null;
            }

            left -= length - position;
            current?.Add(to);
        }

        if (current is not null)
            dashes.Add(current);
        return dashes;
    }
}
