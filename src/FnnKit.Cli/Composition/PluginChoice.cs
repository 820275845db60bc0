namespace FnnKit.Cli;

/// <summary>What a command line says about plugins.</summary>
/// <param name="Folders">More folders to look into.</param>
/// <param name="Locked">Whether plugins must be as they were locked.</param>
internal sealed record PluginChoice(IReadOnlyList<string> Folders, bool Locked)
{
    /// <summary>A command line that says nothing about plugins.</summary>
    public static PluginChoice None { get; } = new([], false);
}
