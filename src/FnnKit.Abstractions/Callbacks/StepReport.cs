namespace FnnKit;

/// <summary>What is known when a step has been taken.</summary>
/// <param name="Epoch">The number of epochs that have ended.</param>
/// <param name="Step">The number of steps taken.</param>
/// <param name="Loss">The loss of the step's batch, before the weights moved.</param>
public sealed record StepReport(long Epoch, long Step, double Loss)
{
    /// <summary>The learning rate of the step.</summary>
    public double LearningRate { get; init; }

    /// <summary>How long the run has been training since its first step, or since it was resumed.</summary>
    public TimeSpan Elapsed { get; init; }
}
