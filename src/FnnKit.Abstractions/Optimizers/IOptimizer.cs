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
