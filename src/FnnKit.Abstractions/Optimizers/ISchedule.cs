namespace FnnKit;

/// <summary>A number that changes as training goes on, as a pure function of the step: nothing to save, nothing to replay.</summary>
public interface ISchedule
{
    /// <summary>The value for a step.</summary>
    double At(in Progress progress);
}

/// <summary>Where training stands.</summary>
/// <param name="Step">The number of steps taken so far.</param>
/// <param name="StepsPerEpoch">How many steps an epoch has.</param>
/// <param name="TotalSteps">How many steps the run will take at the most.</param>
public readonly record struct Progress(long Step, long StepsPerEpoch, long TotalSteps);
