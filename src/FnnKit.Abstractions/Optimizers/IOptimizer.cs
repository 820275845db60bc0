using System.Numerics;

namespace FnnKit;

/// <summary>How weights move along their gradient. It keeps nothing itself: what it has to remember lies in buffers that the host owns and saves.</summary>
/// <remarks>An elementwise rule is a formula: derive from <see cref="Optimizer{TRule}"/> instead of implementing this.</remarks>
public interface IOptimizer
{
    /// <summary>The learning rate, a number or a schedule.</summary>
    Scheduled LearningRate { get; }

    /// <summary>How many buffers of the size of the weights it needs; they are zero before the first step.</summary>
    int StateCount { get; }

    /// <summary>Which weights have to come in one pass: any slice where each weight moves by itself, all of them where they need each other.</summary>
    UpdateScope Scope => UpdateScope.Network;

    /// <summary>Moves the weights by one step.</summary>
    void Update<T>(in OptimizerPass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Which weights come in one pass.</summary>
public enum UpdateScope
{
    /// <summary>Each weight moves by its own gradient and state alone: any slice of the weights is a pass.</summary>
    Slice,

    /// <summary>As <see cref="Slice"/>, but weights that decay and weights that do not come in passes of their own.</summary>
    SameDecay,

    /// <summary>The weights of a parameter need each other: each parameter is a pass.</summary>
    Parameter,

    /// <summary>All weights need each other: the whole network is one pass.</summary>
    Network,
}

/// <summary>When a step is taken, and how fast.</summary>
/// <param name="Index">The number of steps taken before this one.</param>
/// <param name="LearningRate">The learning rate of this step.</param>
/// <param name="Decays">
/// Whether weight decay applies to the weights of the pass: to weights it does, to biases and norms it does not. It is told apart for
/// <see cref="UpdateScope.SameDecay"/> and <see cref="UpdateScope.Parameter"/>, and true otherwise.
/// </param>
public readonly record struct OptimizerStep(long Index, double LearningRate, bool Decays = true);

/// <summary>What the host lends an optimizer for one step.</summary>
/// <typeparam name="T">The precision of the network.</typeparam>
public readonly ref struct OptimizerPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<Arena<T>> _states;
    private readonly int _offset;

    internal OptimizerPass(OptimizerStep step, Span<T> weights, ReadOnlySpan<T> gradient, ReadOnlySpan<Arena<T>> states, int offset)
    {
        Step = step;
        Weights = weights;
        Gradient = gradient;
        _states = states;
        _offset = offset;
    }

    /// <summary>When the step is taken, and how fast.</summary>
    public OptimizerStep Step { get; }

    /// <summary>The weights to move.</summary>
    public Span<T> Weights { get; }

    /// <summary>The gradient of the loss with respect to each of them.</summary>
    public ReadOnlySpan<T> Gradient { get; }

    /// <summary>A buffer beside the weights that keeps its contents from step to step and is saved with checkpoints.</summary>
    public Span<T> State(int index) => _states[index].Span.Slice(_offset, Weights.Length);
}
