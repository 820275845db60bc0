namespace FnnKit;

/// <summary>One part of a plugin.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name that configurations use.</param>
/// <param name="Plugin">The plugin that brings it.</param>
/// <param name="Type">Its class.</param>
public sealed record PartRow(PartKind Kind, string Name, string Plugin, Type Type)
{
    /// <summary>What the author says about it, in one sentence; empty where nothing is said.</summary>
    public string Summary => PartDocumentation.Get(Type.Assembly).Summary(Type);

    /// <summary>What more the author says about it: its formula and its source; empty where nothing is said.</summary>
    public string Remarks => PartDocumentation.Get(Type.Assembly).Remarks(Type);
}
