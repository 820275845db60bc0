namespace FnnKit.Optimizers;

/// <summary>Adam with weight decay that is kept apart from the gradient, so that all weights shrink at the same rate.</summary>
/// <remarks>
/// <c>w = w - rate · decay · w</c>, then as in <see cref="Adam"/>. The decay applies to weights, not to biases and norms.
/// Source: Loshchilov and Hutter, Decoupled weight decay regularization, ICLR 2019.
/// </remarks>
[Optimizer("adamw")]
public sealed class AdamW : Optimizer<AdamW.Rule>
{
    private readonly Adam _adam = new();

    /// <summary>About how far a weight moves in a step: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public override Scheduled LearningRate { get; set; } = 0.001;

    /// <summary>Which share of the mean gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1
    {
        get => _adam.Beta1;
        set => _adam.Beta1 = value;
    }

    /// <summary>Which share of the mean square gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2
    {
        get => _adam.Beta2;
        set => _adam.Beta2 = value;
    }

    /// <summary>What is added to the root, so that nothing is divided by zero.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon
    {
        get => _adam.Epsilon;
        set => _adam.Epsilon = value;
    }

    /// <summary>Which share of a weight is taken away in a step, times the learning rate: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue)]
    public Scheduled WeightDecay { get; set; } = 0.01;

    /// <inheritdoc/>
    public override UpdateScope Scope => UpdateScope.SameDecay;

    /// <inheritdoc/>
    protected override Rule Build(in OptimizerStep step) => new(_adam.RuleOf(step), step.Decays ? 1 - (step.LearningRate * WeightDecay.At(step.Progress) * step.DecayFactor) : 1);

    /// <summary>The rule for one weight in one step.</summary>
    public readonly struct Rule(Adam.Rule adam, double kept) : IUpdateRule
    {
        private readonly Adam.Rule _adam = adam;
        private readonly double _kept = kept;

        /// <inheritdoc/>
        public static int StateCount => 2;

        /// <inheritdoc/>
        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
            => _adam.Update(_kept * weight, gradient, ref first, ref second, ref third);
    }
}
