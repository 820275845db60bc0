namespace FnnKit.Architecture.Tests.Rules;

/// <summary>Finds circles in a graph.</summary>
internal static class Circles
{
    /// <summary>Groups nodes that reach one another, each group sorted; nodes on no circle are left out.</summary>
    /// <param name="arrows">The nodes that each node points to.</param>
    public static string[][] Find(IReadOnlyDictionary<string, IReadOnlySet<string>> arrows)
    {
        var reached = arrows.Keys.ToDictionary(node => node, node => Reach(node, arrows));
        return [.. arrows.Keys.Where(node => reached[node].Contains(node))
            .Select(node => reached[node].Where(other => reached.TryGetValue(other, out var back) && back.Contains(node)).Order(StringComparer.Ordinal).ToArray())
            .DistinctBy(circle => string.Join('\n', circle))];
    }

    private static HashSet<string> Reach(string start, IReadOnlyDictionary<string, IReadOnlySet<string>> arrows)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([start]);
        while (open.TryPop(out string? node))
        {
            foreach (string next in arrows.TryGetValue(node, out var nodes) ? nodes : new HashSet<string>())
            {
                if (reached.Add(next))
                    open.Push(next);
            }
        }

        return reached;
    }
}
