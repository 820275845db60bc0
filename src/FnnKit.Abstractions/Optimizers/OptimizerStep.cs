using System.Numerics;

namespace FnnKit;

/// <summary>When a step is taken, and how fast.</summary>
/// <param name="Index">The number of steps taken before this one.</param>
/// <param name="LearningRate">The learning rate of this step for the weights of the pass.</param>
/// <param name="Decays">
/// Whether weight decay applies to the weights of the pass: to weights it does, to biases and norms it does not. It is told apart for
/// <see cref="UpdateScope.SameDecay"/> and <see cref="UpdateScope.Parameter"/>, and true otherwise.
/// </param>
public readonly record struct OptimizerStep(long Index, double LearningRate, bool Decays = true)
{
    /// <summary>Where training stands, for numbers that follow a schedule.</summary>
    public Progress Progress { get; init; } = Progress.Start;

    /// <summary>
    /// What weight decay is multiplied by for the weights of the pass, where it applies to them at all (<see cref="Decays"/>). The factors of parameters are
    /// in it for every scope except <see cref="UpdateScope.Network"/>.
    /// </summary>
    public double DecayFactor { get; init; } = 1;
}
