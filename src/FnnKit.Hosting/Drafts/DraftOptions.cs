namespace FnnKit;

/// <summary>What a configuration is drafted with.</summary>
public sealed record DraftOptions
{
    /// <summary>The name of the preset; null for the one that is the default.</summary>
    public string? Preset { get; init; }

    /// <summary>How long the training should take on this machine, as a hint; null if the preset decides.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Whether to write a section <c>Tune</c> too.</summary>
    public bool Tune { get; init; }
}
