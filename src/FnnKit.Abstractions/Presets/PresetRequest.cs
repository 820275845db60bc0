namespace FnnKit;

/// <summary>What a preset writes settings for.</summary>
/// <param name="Data">The profile of the data.</param>
public sealed record PresetRequest(DataProfile Data)
{
    /// <summary>How long the training should take on this machine, as a hint; null if the preset decides.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Whether to write a section <c>Tune</c> too, with the settings that are worth searching.</summary>
    public bool Tune { get; init; }
}
