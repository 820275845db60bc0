using System.Numerics;

namespace FnnKit;

/// <summary>What the host lends an optimizer for one step.</summary>
/// <typeparam name="T">The precision of the network.</typeparam>
public readonly ref struct OptimizerPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<Arena<T>> _states;
    private readonly int _offset;

    /// <summary>Lends an optimizer weights, their gradient and its states for one step.</summary>
    /// <param name="step">When the step is taken, and how fast.</param>
    /// <param name="weights">The weights to move.</param>
    /// <param name="gradient">The gradient, as long as the weights.</param>
    /// <param name="states">One arena for each state that the optimizer keeps.</param>
    /// <param name="offset">Where the numbers of these weights begin in each arena.</param>
    public OptimizerPass(OptimizerStep step, Span<T> weights, ReadOnlySpan<T> gradient, ReadOnlySpan<Arena<T>> states, int offset)
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
