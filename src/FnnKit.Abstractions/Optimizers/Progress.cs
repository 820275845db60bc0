namespace FnnKit;

/// <summary>Where training stands.</summary>
/// <param name="Step">The number of steps taken so far.</param>
/// <param name="StepsPerEpoch">How many steps an epoch has.</param>
/// <param name="TotalSteps">How many steps the run will take at the most.</param>
public readonly record struct Progress(long Step, long StepsPerEpoch, long TotalSteps)
{
    /// <summary>The start of a run whose length is not known: what schedules give where nothing is trained.</summary>
    public static Progress Start { get; } = new(0, 1, 1);
}
