namespace FnnKit.Optimizers;

/// <summary>Rectified Adam: warms itself up while its mean square gradient is still uncertain.</summary>
/// <remarks>
/// m and v as in <see cref="Adam"/>; with <c>r = 2 / (1 - beta2) - 1</c> and <c>s = r - 2 · t · beta2^t / (1 - beta2^t)</c>, in step t
/// <c>w = w - rate / (1 - beta1^t) · m · f</c>, where f is 1 up to s = 5 and then <c>sqrt((s - 4) · (s - 2) · r / ((r - 4) · (r - 2) · s)) ·
/// sqrt(1 - beta2^t) / (sqrt(v) + epsilon)</c>. Source: Liu and others, On the variance of the adaptive learning rate and beyond, ICLR 2020.
/// </remarks>
[Optimizer("radam")]
public sealed class Radam : Optimizer<Radam.Rule>
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
        double rate = step.LearningRate / (1 - Scalar.Power(Beta1, step.Index + 1)), power = Scalar.Power(Beta2, step.Index + 1);
        double longest = (2 / (1 - Beta2)) - 1, length = longest - (2 * (step.Index + 1) * power / (1 - power));
        if (length <= 5)
            return new Rule(rate, 0, 1, Beta1, Beta2, 0);
        double rectification = Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
        return new Rule(rate * rectification * Math.Sqrt(1 - power), 1, 0, Beta1, Beta2, Epsilon);
    }

    /// <summary>The rule for one weight in one step.</summary>
    public readonly struct Rule(double rate, double adaptive, double plain, double beta1, double beta2, double epsilon) : IUpdateRule
    {
        private readonly double _rate = rate;
        private readonly double _adaptive = adaptive;
        private readonly double _plain = plain;
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
            return weight - (_rate * first / ((_adaptive * L.Sqrt(second)) + (_epsilon + _plain)));
        }
    }
}
