namespace FnnKit;

/// <summary>One DLL that was looked at, and what became of it.</summary>
/// <param name="Name">The name of its assembly, or of the file where it is none.</param>
/// <param name="Version">Its version; empty where it has none.</param>
/// <param name="Path">Where it lies; empty for an assembly of the application itself.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why, and what to do; empty for one that is at hand.</param>
/// <param name="Parts">Its parts.</param>
public sealed record PluginRow(string Name, string Version, string Path, PluginState State, string Reason, IReadOnlyList<PartRow> Parts);

/// <summary>One part of a plugin.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name that configurations use.</param>
/// <param name="Plugin">The plugin that brings it.</param>
/// <param name="Type">Its class.</param>
public sealed record PartRow(PartKind Kind, string Name, string Plugin, Type Type)
{
    /// <summary>What the author says about it, in one sentence; empty where nothing is said.</summary>
    public string Summary => PartDocumentation.Of(Type.Assembly).Summary(Type);

    /// <summary>What more the author says about it: its formula and its source; empty where nothing is said.</summary>
    public string Remarks => PartDocumentation.Of(Type.Assembly).Remarks(Type);
}
