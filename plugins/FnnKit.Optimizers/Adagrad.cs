namespace FnnKit.Optimizers;

/// <summary>Every weight moves by its own gradient over the root of all its squared gradients: fast where gradients are rare, slow elsewhere.</summary>
/// <remarks>
/// <c>s = s + g²</c> and <c>w = w - rate / (1 + t · decay) · g / (sqrt(s + initial) + epsilon)</c> after t steps. Source: Duchi, Hazan and Singer, Adaptive
/// subgradient methods for online learning and stochastic optimization, JMLR 12, 2011.
/// </remarks>
[Optimizer("adagrad")]
public sealed class Adagrad : Optimizer<Adagrad.Rule>
{
    /// <summary>How far a weight moves in its first step: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public override Scheduled LearningRate { get; set; } = 0.01;

    /// <summary>How much slower it gets with every step, besides.</summary>
    [Range(0.0, double.MaxValue)]
    public double LearningRateDecay { get; set; }

    /// <summary>What the sum of squares starts from.</summary>
    [Range(0.0, double.MaxValue)]
    public double InitialAccumulator { get; set; }

    /// <summary>What is added to the root, so that nothing is divided by zero.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-10;

    /// <inheritdoc/>
    protected override Rule Build(in OptimizerStep step)
        => new(step.LearningRate / (1 + (step.Index * LearningRateDecay)), InitialAccumulator, Epsilon);

    /// <summary>The rule for one weight in one step.</summary>
    public readonly struct Rule(double rate, double initial, double epsilon) : IUpdateRule
    {
        private readonly double _rate = rate;
        private readonly double _initial = initial;
        private readonly double _epsilon = epsilon;

        /// <inheritdoc/>
        public static int StateCount => 1;

        /// <inheritdoc/>
        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first += gradient * gradient;
            return weight - (_rate * gradient / (L.Sqrt(first + _initial) + _epsilon));
        }
    }
}
