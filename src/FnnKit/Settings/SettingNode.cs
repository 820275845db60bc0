namespace FnnKit;

/// <summary>One setting with its place: the tree that validation reads, since a configuration system has lost types and positions by the time it binds.</summary>
public sealed class SettingNode
{
    // Most settings are single values: a file of a million numbers must not become a million lists.
    private OrderedDictionary<string, SettingNode>? _members;
    private List<SettingNode>? _items;

    /// <summary>Makes a setting.</summary>
    public SettingNode(SettingKind kind, string path, SettingOrigin origin, string text = "")
    {
        Kind = kind;
        Path = path;
        Origin = origin;
        Text = text;
    }

    /// <summary>What it is written as.</summary>
    public SettingKind Kind { get; }

    /// <summary>The keys that lead to it, parted by colons; items of a list by their index.</summary>
    public string Path { get; }

    /// <summary>Where it stands.</summary>
    public SettingOrigin Origin { get; }

    /// <summary>The place of its key; that of the setting itself if it has no key.</summary>
    public SettingOrigin KeyOrigin { get => field ?? Origin; init; }

    /// <summary>The text of a string, number or truth value.</summary>
    public string Text { get; }

    /// <summary>The members of an object, in order, by name without regard to case unless the file is one of names that are chosen freely.</summary>
    public OrderedDictionary<string, SettingNode> Members => _members ??= new(Comparer);

    /// <summary>The items of a list.</summary>
    public List<SettingNode> Items => _items ??= [];

    /// <summary>A member by name, or null.</summary>
    public SettingNode? this[string name] => _members?.GetValueOrDefault(name);

    /// <summary>Compares the names of members.</summary>
    internal StringComparer Comparer { get; init; } = StringComparer.OrdinalIgnoreCase;

    /// <summary>The setting that a path leads to from here, or as near to it as there are settings.</summary>
    /// <param name="path">Keys and indices of items, parted by colons.</param>
    public SettingNode Nearest(string path)
    {
        var node = this;
        foreach (string key in path.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = node.Kind == SettingKind.Array
                ? int.TryParse(key, out int index) && index < node.Items.Count ? node.Items[index] : null
                : node[key];
            if (next is null)
                return node;
            node = next;
        }

        return node;
    }

    /// <summary>The setting in words, as messages quote it.</summary>
    public override string ToString() => Kind switch
    {
        SettingKind.Object => "an object",
        SettingKind.Array => "a list",
        SettingKind.Null => "null",
        SettingKind.String => $"\"{Text}\"",
        _ => Text,
    };
}
