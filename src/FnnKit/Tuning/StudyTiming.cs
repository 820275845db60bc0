namespace FnnKit;

/// <summary>How often workers look at a study, and how long a lease lasts. No result depends on it.</summary>
internal sealed record StudyTiming
{
    /// <summary>How long a worker waits before it looks again whether there is a trial for it.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a worker renews its lease.</summary>
    public TimeSpan Renewal { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After which time without renewal a lease has run out, by the clock of whoever looks on.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much training a kill may cost: how often a trial saves a checkpoint.</summary>
    public TimeSpan Checkpoint { get; init; } = TimeSpan.FromSeconds(10);
}
