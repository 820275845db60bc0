namespace FnnKit;

/// <summary>One part of a plugin.</summary>
public sealed record PartRow
{
    // Part of the equality: two versions of a plugin bring two parts of one name.
    private readonly Lazy<Type> _type;

    /// <summary>Describes a part whose plugin is loaded when its class is asked for.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">The name that configurations use.</param>
    /// <param name="plugin">The plugin that brings it.</param>
    /// <param name="type">Loads its class.</param>
    internal PartRow(PartKind kind, string name, string plugin, Lazy<Type> type)
    {
        Kind = kind;
        Name = name;
        Plugin = plugin;
        _type = type;
    }

    /// <summary>What it is.</summary>
    public PartKind Kind { get; }

    /// <summary>The name that configurations use.</summary>
    public string Name { get; }

    /// <summary>The plugin that brings it.</summary>
    public string Plugin { get; }

    /// <summary>Its class. Loads the plugin if that was not necessary before, and throws what the loading throws.</summary>
    public Type Type => _type.Value;

    /// <summary>What the author says about it, in one sentence; empty where nothing is said.</summary>
    public string Summary => Documented((documentation, type) => documentation.Summary(type));

    /// <summary>What more the author says about it: its formula and its source; empty where nothing is said.</summary>
    public string Remarks => Documented((documentation, type) => documentation.Remarks(type));

    private string Documented(Func<PartDocumentation, Type, string> read)
    {
        try
        {
            return read(PartDocumentation.Get(Type.Assembly), Type);
        }
#pragma warning disable CA1031 // The plugin may be damaged in any way, which a listing says elsewhere.
        catch (Exception)
#pragma warning restore CA1031
        {
            return "";
        }
    }
}
