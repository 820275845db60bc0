namespace FnnKit;

/// <summary>Which plugins are wanted.</summary>
public sealed class PluginOptions
{
    /// <summary>Folders to look into, beside the two called <c>plugins</c> next to the program and next to the configuration file.</summary>
    public IReadOnlyList<string> Folders { get; set; } = [];
}
