using System.Globalization;

namespace FnnKit;

/// <summary>Lays settings over settings: objects merge by key, everything else replaces, lists as a whole.</summary>
public static class SettingOverlay
{
    /// <summary>Lays later settings over earlier ones.</summary>
    public static SettingNode Merge(SettingNode earlier, SettingNode later)
    {
        if (later.Kind == SettingKind.Object && earlier.Kind is SettingKind.String or SettingKind.Text && later["Type"] is null)
            earlier = Spelled(earlier);
        // Options of one part make no sense to another: a part of another type replaces the one before.
        bool isOtherPart = later["Type"] is { } type && earlier["Type"] is { } before && AreOtherParts(before.Text, type.Text);
        if (earlier.Kind != SettingKind.Object || later.Kind != SettingKind.Object || isOtherPart)
            return later;
        var merged = new SettingNode(SettingKind.Object, earlier.Path, later.Origin) { KeyOrigin = later.KeyOrigin };
        foreach (var (name, value) in earlier.Members)
            merged.Members[name] = later[name] is { } over ? Merge(value, over) : value;
        foreach (var (name, value) in later.Members)
            merged.Members.TryAdd(name, value);
        return merged;
    }

    /// <summary>
    /// Sets values by their paths. Types are set first, whatever the order: another type replaces the part before with all its options, and the other values
    /// are options of the new one.
    /// </summary>
    /// <param name="root">The settings, which are left as they are.</param>
    /// <param name="values">The values by path.</param>
    public static SettingNode SetAll(SettingNode root, IEnumerable<(string Path, SettingNode Value)> values)
    {
        foreach (var (path, value) in values.OrderBy(pair => IsType(pair.Path) ? pair.Path.Count(letter => letter == ':') : int.MaxValue))
            root = Set(root, path, value);
        return root;
    }

    /// <summary>Sets one value by its path, such as <c>FnnKit:Optimizer:LearningRate</c>; an item of a list is addressed by its index.</summary>
    /// <param name="root">The settings, which are left as they are.</param>
    /// <param name="path">The keys, parted by colons.</param>
    /// <param name="value">The value.</param>
    /// <returns>The settings with the value in its place.</returns>
    public static SettingNode Set(SettingNode root, string path, SettingNode value)
        => Set(root, path.Split(':'), value, value.Origin);

    private static SettingNode Set(SettingNode? node, ReadOnlySpan<string> keys, SettingNode value, SettingOrigin origin)
    {
        if (keys.IsEmpty)
            return node is null ? value : Merge(node, value);
        string path = node?.Path ?? "";
        if (node is { Kind: SettingKind.Array } list && int.TryParse(keys[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index <= list.Items.Count)
        {
            var items = new SettingNode(SettingKind.Array, path, list.Origin) { KeyOrigin = list.KeyOrigin };
            items.Items.AddRange(list.Items);
            var item = Set(index < list.Items.Count ? list.Items[index] : Empty(SettingReader.Join(path, keys[0]), origin), keys[1..], value, origin);
            if (index < items.Items.Count)
                items.Items[index] = item;
            else
                items.Items.Add(item);
            return items;
        }

        if (node is { Kind: SettingKind.String or SettingKind.Text })
            node = Spelled(node);
        if (keys.Length == 1 && IsType(keys[0]) && node?["Type"] is { } before && AreOtherParts(before.Text, value.Text))
            node = Empty(path, origin);
        var copy = new SettingNode(SettingKind.Object, path, node?.Origin ?? origin) { KeyOrigin = node?.KeyOrigin ?? origin };
        foreach (var (name, member) in node?.Members ?? [])
            copy.Members[name] = member;
        copy.Members[keys[0]] = Set(copy[keys[0]] ?? (keys.Length > 1 ? Empty(SettingReader.Join(path, keys[0]), origin) : null), keys[1..], value, origin);
        return copy;
    }

    /// <summary>
    /// Turns objects whose keys are 0, 1, 2 and so on into lists, which flat sources cannot tell apart. Files can: what they write as an object stays one.
    /// </summary>
    public static SettingNode WithLists(SettingNode node)
    {
        if (node.Kind != SettingKind.Object)
            return node;
        bool isList = node.Members.Count > 0 && node.Origin.Line == 0 && node.Members.Keys.Select((key, i) => key == i.ToString(CultureInfo.InvariantCulture)).All(matches => matches);
        var copy = new SettingNode(isList ? SettingKind.Array : SettingKind.Object, node.Path, node.Origin) { KeyOrigin = node.KeyOrigin };
        foreach (var (name, member) in node.Members)
        {
            if (isList)
                copy.Items.Add(WithLists(member));
            else
                copy.Members[name] = WithLists(member);
        }

        return copy;
    }

    private static bool IsType(string path) => path.Equals("Type", StringComparison.OrdinalIgnoreCase) || path.EndsWith(":Type", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two names mean other parts; a name may have that of its plugin before it.</summary>
    private static bool AreOtherParts(string first, string second)
    {
        bool areQualified = first.Contains(':', StringComparison.Ordinal) && second.Contains(':', StringComparison.Ordinal);
        return !(areQualified ? first : Short(first)).Equals(areQualified ? second : Short(second), StringComparison.OrdinalIgnoreCase);
    }

    private static string Short(string name) => name[(name.LastIndexOf(':') + 1)..];

    /// <summary>The name of a part, spelled out as an object with that type.</summary>
    private static SettingNode Spelled(SettingNode name)
    {
        var part = new SettingNode(SettingKind.Object, name.Path, name.Origin) { KeyOrigin = name.KeyOrigin };
        part.Members["Type"] = name;
        return part;
    }

    private static SettingNode Empty(string path, SettingOrigin origin) => new(SettingKind.Object, path, origin) { KeyOrigin = origin };
}
