namespace FnnKit.Optimizers;

/// <summary>Every weight moves by its own gradient over the root of its own mean square gradient, with momentum if wanted.</summary>
/// <remarks>
/// <c>v = alpha · v + (1 - alpha) · g²</c> and <c>w = w - rate · g / (sqrt(v) + epsilon)</c>. Centered, the mean gradient <c>m = alpha · m + (1 - alpha) ·
/// g</c> is taken off: <c>sqrt(v - m²)</c> instead of <c>sqrt(v)</c>. With momentum <c>b = momentum · b + g / (sqrt(v) + epsilon)</c> and <c>w = w - rate ·
/// b</c>. Sources: Tieleman and Hinton, Lecture 6.5 of Neural networks for machine learning, 2012; Graves, Generating sequences with recurrent neural
/// networks, 2013.
/// </remarks>
[Optimizer("rmsprop")]
public sealed class RmsProp : IOptimizer
{
    /// <summary>About how far a weight moves in a step: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public Scheduled LearningRate { get; set; } = 0.01;

    /// <summary>Which share of the mean square gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Alpha { get; set; } = 0.99;

    /// <summary>What is added to the root, so that nothing is divided by zero.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Which share of the last movement goes on; 0 for none.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Momentum { get; set; }

    /// <summary>Whether the mean gradient is taken off, so that the root is that of the variance.</summary>
    public bool Centered { get; set; }

    /// <inheritdoc/>
    public int StateCount => Momentum > 0 || Centered ? Full.StateCount : Plain.StateCount;

    /// <inheritdoc/>
    public UpdateScope Scope => UpdateScope.Slice;

    /// <inheritdoc/>
    public void Update<T>(in OptimizerPass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double rate = pass.Step.LearningRate;
        if (StateCount > 1)
            Elementwise.Update(new Full(rate, Alpha, Epsilon, Momentum, Centered), pass.Weights, pass.Gradient, pass.State(0), pass.State(1), pass.State(2));
        else
            Elementwise.Update(new Plain(rate, Alpha, Epsilon), pass.Weights, pass.Gradient, pass.State(0), [], []);
    }

    private readonly struct Plain(double rate, double alpha, double epsilon) : IUpdateRule
    {
        private readonly double _rate = rate;
        private readonly double _alpha = alpha;
        private readonly double _epsilon = epsilon;

        public static int StateCount => 1;

        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first = (_alpha * first) + ((1 - _alpha) * gradient * gradient);
            return weight - (_rate * gradient / (L.Sqrt(first) + _epsilon));
        }
    }

    private readonly struct Full(double rate, double alpha, double epsilon, double momentum, bool centered) : IUpdateRule
    {
        private readonly double _rate = rate;
        private readonly double _alpha = alpha;
        private readonly double _epsilon = epsilon;
        private readonly double _momentum = momentum;
        private readonly bool _centered = centered;

        public static int StateCount => 3;

        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first = (_alpha * first) + ((1 - _alpha) * gradient * gradient);
            second = (_alpha * second) + ((1 - _alpha) * gradient);
            // Rounding may leave a variance just below zero.
            L spread = _centered ? L.Max(first - (second * second), 0) : first;
            third = (_momentum * third) + (gradient / (L.Sqrt(spread) + _epsilon));
            return weight - (_rate * third);
        }
    }
}
