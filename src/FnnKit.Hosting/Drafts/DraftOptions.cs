namespace FnnKit;

/// <summary>What a configuration is drafted with.</summary>
public sealed record DraftOptions
{
    /// <summary>The preset that <see cref="Preset"/> names if nobody chooses one.</summary>
    public const string DefaultPreset = "standard";

    /// <summary>The name of the preset.</summary>
    public string Preset { get; init; } = DefaultPreset;

    /// <summary>How long the training should take on this machine, as a hint; null if the preset decides.</summary>
    public TimeSpan? Time { get; init; }
}
