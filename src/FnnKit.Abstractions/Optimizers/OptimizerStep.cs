using System.Numerics;

namespace FnnKit;

/// <summary>When a step is taken, and how fast.</summary>
/// <param name="Index">The number of steps taken before this one.</param>
/// <param name="LearningRate">The learning rate of this step.</param>
/// <param name="Decays">
/// Whether weight decay applies to the weights of the pass: to weights it does, to biases and norms it does not. It is told apart for
/// <see cref="UpdateScope.SameDecay"/> and <see cref="UpdateScope.Parameter"/>, and true otherwise.
/// </param>
public readonly record struct OptimizerStep(long Index, double LearningRate, bool Decays = true);
