namespace FnnKit;

/// <summary>The results of a step that has ended.</summary>
/// <param name="Epoch">The number of epochs that have ended.</param>
/// <param name="Step">The number of steps taken.</param>
/// <param name="Loss">The loss of the step's batch, before the weights were updated.</param>
public sealed record StepReport(long Epoch, long Step, double Loss)
{
    /// <summary>The learning rate of the step.</summary>
    public double LearningRate { get; init; }

    /// <summary>The time since the first step of the run, or since it was resumed.</summary>
    public TimeSpan Elapsed { get; init; }
}
