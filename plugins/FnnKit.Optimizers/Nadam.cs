namespace FnnKit.Optimizers;

/// <summary>Adam whose momentum looks ahead by a step, as Nesterov's does.</summary>
/// <remarks>
/// With <c>b[t] = beta1 · (1 - 0.96^(t · decay) / 2)</c> and B the product of all b up to t, <c>m = beta1 · m + (1 - beta1) · g</c>,
/// <c>v = beta2 · v + (1 - beta2) · g²</c>, and in step t <c>w = w - rate · ((1 - b[t]) / (1 - B) · g + b[t+1] / (1 - B · b[t+1]) · m) /
/// (sqrt(v / (1 - beta2^t)) + epsilon)</c>. Source: Dozat, Incorporating Nesterov momentum into Adam, ICLR workshop 2016.
/// </remarks>
[Optimizer("nadam")]
public sealed class Nadam : Optimizer<Nadam.Rule>
{
    /// <summary>About how far a weight moves in a step: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public override Scheduled LearningRate { get; set; } = 0.002;

    /// <summary>Which share of the mean gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Which share of the mean square gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2 { get; set; } = 0.999;

    /// <summary>What is added to the root, so that nothing is divided by zero.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>How fast the momentum rises from half of Beta1 to the whole.</summary>
    [Range(0.0, double.MaxValue)]
    public double MomentumDecay { get; set; } = 0.004;

    /// <inheritdoc/>
    protected override Rule Build(in OptimizerStep step)
    {
        var (momentum, next, product) = Momenta(step.Index + 1);
        double fromGradient = step.LearningRate * (1 - momentum) / (1 - product);
        double fromMean = step.LearningRate * next / (1 - (product * next));
        double correction = 1 / Math.Sqrt(1 - Scalar.Power(Beta2, step.Index + 1));
        return new Rule(fromGradient, fromMean, correction, Beta1, Beta2, Epsilon);
    }

    /// <summary>The momentum of a step, that of the next one, and the product of all up to the step.</summary>
    private (double Momentum, double Next, double Product) Momenta(long step)
    {
        const double logOfBase = -0.040821994520255166;
        double falloff = Scalar.Exp(MomentumDecay * logOfBase), power = 1, product = 1;
        // Once the product is lost beside 1, it needs no more factors: some hundred suffice, however far training has come.
        for (long t = 1; t <= step && product > 1e-17; t++)
        {
            power *= falloff;
            product *= Beta1 * (1 - (power / 2));
        }

        double reached = Scalar.Power(falloff, step);
        return (Beta1 * (1 - (reached / 2)), Beta1 * (1 - (reached * falloff / 2)), product);
    }

    /// <summary>The rule for one weight in one step.</summary>
    public readonly struct Rule(double fromGradient, double fromMean, double correction, double beta1, double beta2, double epsilon) : IUpdateRule
    {
        private readonly double _fromGradient = fromGradient;
        private readonly double _fromMean = fromMean;
        private readonly double _correction = correction;
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
            second = (_beta2 * second) + ((1 - _beta2) * gradient * gradient);
            return weight - (((_fromGradient * gradient) + (_fromMean * first)) / ((_correction * L.Sqrt(second)) + _epsilon));
        }
    }
}
