using System.Numerics;

namespace FnnKit;

/// <summary>Lifts an update rule into an optimizer: one fused pass over weights, gradient and state.</summary>
/// <typeparam name="TRule">The rule for one weight.</typeparam>
public abstract class Optimizer<TRule> : IOptimizer
    where TRule : struct, IUpdateRule
{
    /// <summary>The learning rate: a number, or a schedule.</summary>
    public virtual Scheduled LearningRate { get; set; } = 0.01;

    /// <inheritdoc/>
    public int StateCount => TRule.StateCount;

    /// <inheritdoc/>
    public virtual UpdateScope Scope => UpdateScope.Slice;

    /// <summary>The rule with its coefficients for one step.</summary>
    protected internal abstract TRule Build(in OptimizerStep step);

    /// <inheritdoc/>
    public void Update<T>(in OptimizerPass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Elementwise.Update(
            Build(pass.Step),
            pass.Weights,
            pass.Gradient,
            TRule.StateCount > 0 ? pass.State(0) : [],
            TRule.StateCount > 1 ? pass.State(1) : [],
            TRule.StateCount > 2 ? pass.State(2) : []);
}
