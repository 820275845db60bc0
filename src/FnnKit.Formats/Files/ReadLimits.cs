namespace FnnKit.Formats;

/// <summary>How large the contents of a compressed file or an archive may be. Without limits a few kilobytes could fill the memory.</summary>
public sealed record ReadLimits
{
    /// <summary>The limits that ordinary files do not meet.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>How many times its length a compressed file may inflate to. 64 MiB are always allowed.</summary>
    public int Inflation { get; init; } = 100;

    /// <summary>How many members an archive may have.</summary>
    public int Members { get; init; } = 100_000;

    /// <summary>What messages call the setting of <see cref="Inflation"/>; null if there is none.</summary>
    public string? InflationSetting { get; init; }

    /// <summary>What messages call the setting of <see cref="Members"/>; null if there is none.</summary>
    public string? MembersSetting { get; init; }
}
