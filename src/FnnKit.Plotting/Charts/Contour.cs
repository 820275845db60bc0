namespace FnnKit.Plotting;

/// <summary>The lines along which values on a grid are zero ("marching squares", after W. Lorensen and H. Cline, 1987).</summary>
internal static class Contour
{
    /// <summary>Finds the lines.</summary>
    /// <param name="values">The values, row after row.</param>
    /// <param name="columns">How many values a row has.</param>
    /// <returns>Lines through places on the grid: column and row, with what lies between two of them as a fraction.</returns>
    public static IReadOnlyList<IReadOnlyList<Point>> Trace(ReadOnlySpan<double> values, int columns)
    {
        var crossings = new Dictionary<int, Point>();
        var neighbours = new Dictionary<int, List<int>>();
        for (int y = 0; y + 1 < values.Length / columns; y++)
        {
            for (int x = 0; x + 1 < columns; x++)
                Cross(values, columns, x, y, crossings, neighbours);
        }

        return Join(crossings, neighbours);
    }

    /// <summary>Connects the sides of a cell that the line crosses. A side has one number, whichever of its two cells looks at it.</summary>
    private static void Cross(ReadOnlySpan<double> values, int columns, int x, int y, Dictionary<int, Point> crossings, Dictionary<int, List<int>> neighbours)
    {
        int corner = (y * columns) + x, below = corner + columns;
        Span<int> crossed = stackalloc int[4];
        int count = 0;
        // Around the cell, so that of four crossings the first two and the last two belong together. Even numbers are sides that lie, odd ones stand.
        ReadOnlySpan<int> sides = [2 * corner, (2 * (corner + 1)) + 1, 2 * below, (2 * corner) + 1];
        foreach (int side in sides)
        {
            int from = side / 2, to = side % 2 == 0 ? from + 1 : from + columns;
            if ((values[from] > 0) == (values[to] > 0))
                continue;
            double share = values[from] / (values[from] - values[to]);
            int startX = from % columns, startY = from / columns;
            crossings[side] = side % 2 == 0 ? new Point(startX + share, startY) : new Point(startX, startY + share);
            crossed[count++] = side;
        }

        for (int i = 0; i + 1 < count; i += 2)
        {
            Link(neighbours, crossed[i], crossed[i + 1]);
            Link(neighbours, crossed[i + 1], crossed[i]);
        }
    }

    private static void Link(Dictionary<int, List<int>> neighbours, int from, int to)
    {
        if (!neighbours.TryGetValue(from, out var list))
            neighbours[from] = list = [];
        list.Add(to);
    }

    /// <summary>Follows the lines: those with two ends from an end, then those that are closed.</summary>
    private static List<IReadOnlyList<Point>> Join(Dictionary<int, Point> crossings, Dictionary<int, List<int>> neighbours)
    {
        var lines = new List<IReadOnlyList<Point>>();
        var seen = new HashSet<int>();
        foreach (int start in neighbours.Keys.OrderBy(side => neighbours[side].Count).ThenBy(side => side))
        {
            if (!seen.Add(start))
                continue;
            List<Point> line = [crossings[start]];
            int current = start;
            while (neighbours[current].FirstOrDefault(side => !seen.Contains(side), -1) is var next && next >= 0)
            {
                seen.Add(next);
                line.Add(crossings[next]);
                current = next;
            }

            if (line.Count > 2 && neighbours[current].Contains(start))
                line.Add(line[0]);
            lines.Add(line);
        }

        return lines;
    }
}
