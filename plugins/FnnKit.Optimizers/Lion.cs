namespace FnnKit.Optimizers;

/// <summary>
/// Every weight moves by the same distance, in the direction of a mean gradient: half the memory of Adam, and a learning rate of a third to a tenth.
/// </summary>
/// <remarks>
/// <c>w = w - rate · (sign(beta1 · m + (1 - beta1) · g) + decay · w)</c>, then <c>m = beta2 · m + (1 - beta2) · g</c>. The decay applies to weights, not to
/// biases and norms. Source: Chen and others, Symbolic discovery of optimization algorithms, 2023.
/// </remarks>
[Optimizer("lion")]
public sealed class Lion : Optimizer<Lion.Rule>
{
    /// <summary>How far each weight moves in a step: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public override Scheduled LearningRate { get; set; } = 0.0001;

    /// <summary>Which share of the direction the mean gradient has; the gradient of the step has the rest.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Which share of the mean gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2 { get; set; } = 0.99;

    /// <summary>Which share of a weight is taken away in a step, times the learning rate: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue)]
    public Scheduled WeightDecay { get; set; }

    /// <inheritdoc/>
    public override UpdateScope Scope => UpdateScope.SameDecay;

    /// <inheritdoc/>
    protected override Rule Build(in OptimizerStep step)
        => new(step.LearningRate, step.Decays ? 1 - (step.LearningRate * WeightDecay.At(step.Progress) * step.DecayFactor) : 1, Beta1, Beta2);

    /// <summary>The rule for one weight in one step.</summary>
    public readonly struct Rule(double rate, double kept, double beta1, double beta2) : IUpdateRule
    {
        private readonly double _rate = rate;
        private readonly double _kept = kept;
        private readonly double _beta1 = beta1;
        private readonly double _beta2 = beta2;

        /// <inheritdoc/>
        public static int StateCount => 1;

        /// <inheritdoc/>
        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            L direction = (_beta1 * first) + ((1 - _beta1) * gradient);
            first = (_beta2 * first) + ((1 - _beta2) * gradient);
            // What is neither above nor below zero is zero, or no number, and stays so.
            L sign = L.Select(direction > 0, 1, L.Select(direction < 0, -1, direction));
            return (_kept * weight) - (_rate * sign);
        }
    }
}
