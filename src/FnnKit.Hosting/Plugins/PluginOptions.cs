namespace FnnKit;

/// <summary>Which plugins are wanted.</summary>
public sealed record PluginOptions
{
    /// <summary>Folders to look into, beside the two called <c>plugins</c> next to the program and next to the configuration file.</summary>
    public IReadOnlyList<string> Folders { get; set; } = [];

    /// <summary>Whether plugins must be as <c>plugins.lock.json</c> beside the configuration file says.</summary>
    public bool Locked { get; set; }
}
