using FnnKit.Formats;

namespace FnnKit;

/// <summary>Finds out which module of a file is which layer, from numbers in names and from shapes.</summary>
/// <remarks>
/// Files list modules by name or as they were declared, not as they are called. Of two modules with the same shapes, only numbers at the same place of their
/// names tell which comes first.
/// </remarks>
internal static class ModuleOrder
{
    private const string Numbers = "0123456789";

    /// <summary>Assigns a group of arrays to each layer.</summary>
    /// <exception cref="SetupException">Two modules could change places; the message has the names to write into a file.</exception>
    public static IReadOnlyList<ArrayGroup> Assign(
        string path, IReadOnlyList<PlannedLayer> layers, IReadOnlyList<ArrayGroup> groups, IReadOnlyDictionary<string, NumericArray> arrays)
    {
        if (layers.All(layer => groups.Any(group => group.Name == layer.Name)))
            return [.. layers.Select(layer => groups.First(group => group.Name == layer.Name))];
        var ordered = Sort(groups, 0).ToList();
        if (MatchShapes(layers, ordered, arrays) is not { } assigned)
            return ordered;
        foreach (var module in assigned.GroupBy(group => Signature(group, arrays)))
        {
            ArrayGroup[] alike = [.. module];
            for (int i = 0; i < alike.Length; i++)
            {
                if (alike.Skip(i + 1).FirstOrDefault(other => !IsCertain(alike[i].Name, other.Name)) is { } other)
                    throw Uncertain(path, layers, assigned, alike[i].Name, other.Name);
            }
        }

        return assigned;
    }

    /// <summary>Sorts siblings that only numbers tell apart by these numbers, at each level of the names; others stay in the order of the file.</summary>
    private static IEnumerable<ArrayGroup> Sort(IEnumerable<ArrayGroup> groups, int level)
    {
        var siblings = groups.GroupBy(group => Part(group.Name, level)).ToArray();
        if (siblings.Length == 1 && siblings[0].Key is null)
            return siblings[0];
        bool areNumbered = siblings.All(sibling => sibling.Key is not null && ArrayGroup.Number(sibling.Key) is not null)
            && siblings.Select(sibling => sibling.Key!.TrimEnd(Numbers.ToCharArray())).Distinct().Count() == 1;
        var sorted = areNumbered ? siblings.OrderBy(sibling => ArrayGroup.Number(sibling.Key!)) : siblings.AsEnumerable();
        return sorted.SelectMany(sibling => sibling.Key is null ? sibling : Sort(sibling, level + 1));
    }

    /// <summary>The module of each layer by its shapes, those of the same shapes in their order; null where some layer has none.</summary>
    private static List<ArrayGroup>? MatchShapes(IReadOnlyList<PlannedLayer> layers, List<ArrayGroup> ordered, IReadOnlyDictionary<string, NumericArray> arrays)
    {
        var left = ordered.ToList();
        var assigned = new List<ArrayGroup>();
        foreach (var layer in layers)
        {
            string wanted = string.Join(' ', layer.Plan.Parameters.Select(parameter => (parameter.Name, parameter.Shape))
                .Concat(layer.Plan.States.Select(state => (state.Name, state.Shape)))
                .Select(array => Describe(array.Name, array.Shape.Dimensions)).Order(StringComparer.Ordinal));
            if (left.Find(group => Signature(group, arrays) == wanted) is not { } found)
                return null;
            left.Remove(found);
            assigned.Add(found);
        }

        return assigned;
    }

    private static string Signature(ArrayGroup group, IReadOnlyDictionary<string, NumericArray> arrays)
        => string.Join(' ', group.Arrays.Select(array => Describe(array.Key, arrays[array.Value].Shape)).Order(StringComparer.Ordinal));

    private static string Describe(string name, IEnumerable<int> shape) => $"{name}[{string.Join(',', shape)}]";

    /// <summary>Whether names tell which of two modules comes first: where they first differ, only by a number.</summary>
    private static bool IsCertain(string first, string second)
    {
        for (int level = 0; ; level++)
        {
            string? a = Part(first, level), b = Part(second, level);
            if (a is null || b is null)
                return false;
            if (a != b)
                return ArrayGroup.Number(a) is not null && ArrayGroup.Number(b) is not null && a.TrimEnd(Numbers.ToCharArray()) == b.TrimEnd(Numbers.ToCharArray());
        }
    }

    private static string? Part(string name, int level)
    {
        string[] parts = name.Split('.');
        return level < parts.Length ? parts[level] : null;
    }

    private static SetupException Uncertain(string path, IReadOnlyList<PlannedLayer> layers, List<ArrayGroup> assigned, string first, string second)
    {
        var lines = layers.Zip(assigned).SelectMany(pair => pair.Second.Arrays.Select(array => $"  \"{pair.First.Name}.{array.Key}\": \"{array.Value}\""));
        return new SetupException(
            $"{path}: the order of its modules is not certain: '{first}' and '{second}' have arrays of the same shapes, and their names do not tell which comes first. "
            + $"Write the names into a file and give it with '--map FILE'. If this order is right, it is:{Environment.NewLine}"
            + $"{{{Environment.NewLine}{string.Join($",{Environment.NewLine}", lines)}{Environment.NewLine}}}");
    }
}
