namespace FnnKit.Optimizers;

/// <summary>A form of Adam that divides by the largest recent gradient instead of a root of squares.</summary>
/// <remarks>
/// <c>m = beta1 · m + (1 - beta1) · g</c>, <c>u = max(beta2 · u, |g| + epsilon)</c>, and in step t <c>w = w - rate / (1 - beta1^t) · m / u</c>.
/// Source: Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015, section 7.
/// </remarks>
[Optimizer("adamax")]
public sealed class Adamax : Optimizer<Adamax.Rule>
{
    /// <summary>About how far a weight moves in a step: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public override Scheduled LearningRate { get; set; } = 0.002;

    /// <summary>Which share of the mean gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Which share of the largest gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2 { get; set; } = 0.999;

    /// <summary>What is added to gradients, so that nothing is divided by zero.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-8;

    /// <inheritdoc/>
    protected override Rule Build(in OptimizerStep step)
        => new(step.LearningRate / (1 - Scalar.Power(Beta1, step.Index + 1)), Beta1, Beta2, Epsilon);

    /// <summary>The rule for one weight in one step.</summary>
    public readonly struct Rule(double rate, double beta1, double beta2, double epsilon) : IUpdateRule
    {
        private readonly double _rate = rate;
        private readonly double _beta1 = beta1;
        private readonly double _beta2 = beta2;
        private readonly double _epsilon = epsilon;

        /// <inheritdoc/>
        public static int StateCount => 2;

        /// <inheritdoc/>
        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first = (_beta1 * first) + ((1 - _beta1) * gradient);
            second = L.Max(_beta2 * second, L.Abs(gradient) + _epsilon);
            return weight - (_rate * first / second);
        }
    }
}
