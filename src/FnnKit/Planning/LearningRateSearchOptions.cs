namespace FnnKit;

/// <summary>Which learning rates a test tries.</summary>
public sealed record LearningRateSearchOptions
{
    /// <summary>The smallest.</summary>
    public double From { get; init; } = 1e-7;

    /// <summary>The largest.</summary>
    public double To { get; init; } = 10;

    /// <summary>How many, each the same multiple of the one before.</summary>
    public int Steps { get; init; } = 100;
}
