namespace FnnKit.Optimizers;

/// <summary>Adam that divides by the largest mean square gradient so far, so that no step grows again.</summary>
/// <remarks>
/// <c>m = beta1 · m + (1 - beta1) · g</c>, <c>v = beta2 · v + (1 - beta2) · g²</c>, <c>u = max(u, v)</c>, and in step t
/// <c>w = w - rate / (1 - beta1^t) · m / (sqrt(u) / sqrt(1 - beta2^t) + epsilon)</c>. Source: Reddi, Kale and Kumar, On the convergence of Adam and beyond,
/// ICLR 2018; the corrections are PyTorch's.
/// </remarks>
[Optimizer("amsgrad")]
public sealed class AmsGrad : Optimizer<AmsGrad.Rule>
{
    /// <summary>About how far a weight moves in a step: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public override Scheduled LearningRate { get; set; } = 0.001;

    /// <summary>Which share of the mean gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Which share of the mean square gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2 { get; set; } = 0.999;

    /// <summary>What is added to the root, so that nothing is divided by zero.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-8;

    /// <inheritdoc/>
    protected override Rule Build(in OptimizerStep step)
    {
        double rate = step.LearningRate / (1 - Scalar.Power(Beta1, step.Index + 1));
        double correction = 1 / Math.Sqrt(1 - Scalar.Power(Beta2, step.Index + 1));
        return new Rule(rate, correction, Beta1, Beta2, Epsilon);
    }

    /// <summary>The rule for one weight in one step.</summary>
    public readonly struct Rule(double rate, double correction, double beta1, double beta2, double epsilon) : IUpdateRule
    {
        private readonly double _rate = rate;
        private readonly double _correction = correction;
        private readonly double _beta1 = beta1;
        private readonly double _beta2 = beta2;
        private readonly double _epsilon = epsilon;

        /// <inheritdoc/>
        public static int StateCount => 3;

        /// <inheritdoc/>
        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first = (_beta1 * first) + ((1 - _beta1) * gradient);
            second = (_beta2 * second) + ((1 - _beta2) * gradient * gradient);
            third = L.Max(third, second);
            return weight - (_rate * first / ((_correction * L.Sqrt(third)) + _epsilon));
        }
    }
}
