namespace FnnKit.Optimizers;

/// <summary>Adam with Nesterov's look ahead, estimated from the difference of gradients: for large batches and large learning rates.</summary>
/// <remarks>
/// With <c>d = g - g[t-1]</c>, 0 in the first step: <c>m = beta1 · m + (1 - beta1) · g</c>, <c>u = beta2 · u + (1 - beta2) · d</c>,
/// <c>n = beta3 · n + (1 - beta3) · (g + beta2 · d)²</c>, and in step t <c>w = (w - rate · (m / (1 - beta1^t) + beta2 · u / (1 - beta2^t)) /
/// (sqrt(n / (1 - beta3^t)) + epsilon)) / (1 + rate · decay)</c>. The decay applies to weights, not to biases and norms. Betas are the shares that are kept, as
/// in the authors' code; the paper writes one less each. Source: Xie and others, Adan: adaptive Nesterov momentum algorithm for faster optimizing deep
/// models, 2022.
/// </remarks>
[Optimizer("adan")]
public sealed class Adan : IOptimizer
{
    /// <summary>About how far a weight moves in a step: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public Scheduled LearningRate { get; set; } = 0.001;

    /// <summary>Which share of the mean gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1 { get; set; } = 0.98;

    /// <summary>Which share of the mean difference of gradients is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2 { get; set; } = 0.92;

    /// <summary>Which share of the mean square is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta3 { get; set; } = 0.99;

    /// <summary>What is added to the root, so that nothing is divided by zero.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Which share of a weight is taken away in a step, times the learning rate: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue)]
    public Scheduled WeightDecay { get; set; }

    /// <inheritdoc/>
    public int StateCount => 4;

    /// <inheritdoc/>
    public UpdateScope Scope => UpdateScope.SameDecay;

    /// <inheritdoc/>
    public void Update<T>(in OptimizerPass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var step = pass.Step;
        long t = step.Index + 1;
        var difference = new Difference(Beta2, Beta3, step.Index == 0);
        // Four numbers are remembered for each weight, more than one rule has room for: the last gradient is the first rule's weight.
        Elementwise.Update(difference, pass.State(3), pass.Gradient, pass.State(1), pass.State(2), []);
        double fromMean = step.LearningRate / (1 - Scalar.Power(Beta1, t)), fromDifference = step.LearningRate * Beta2 / (1 - Scalar.Power(Beta2, t));
        double correction = 1 / Math.Sqrt(1 - Scalar.Power(Beta3, t)), kept = 1 / (1 + (step.Decays ? step.LearningRate * WeightDecay.At(step.Progress) * step.DecayFactor : 0));
        Elementwise.Update(
            new Move(fromMean, fromDifference, correction, kept, Beta1, Epsilon), pass.Weights, pass.Gradient, pass.State(0), pass.State(1), pass.State(2));
    }

    private readonly struct Difference(double beta2, double beta3, bool isFirst) : IUpdateRule
    {
        private readonly double _beta2 = beta2;
        private readonly double _beta3 = beta3;
        private readonly bool _isFirst = isFirst;

        public static int StateCount => 2;

        /// <summary>Takes the last gradient for the weight, and replaces it by the new one.</summary>
        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            L difference = _isFirst ? 0 : gradient - weight;
            L ahead = gradient + (_beta2 * difference);
            first = (_beta2 * first) + ((1 - _beta2) * difference);
            second = (_beta3 * second) + ((1 - _beta3) * ahead * ahead);
            return gradient;
        }
    }

    private readonly struct Move(double fromMean, double fromDifference, double correction, double kept, double beta1, double epsilon) : IUpdateRule
    {
        private readonly double _fromMean = fromMean;
        private readonly double _fromDifference = fromDifference;
        private readonly double _correction = correction;
        private readonly double _kept = kept;
        private readonly double _beta1 = beta1;
        private readonly double _epsilon = epsilon;

        public static int StateCount => 3;

        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first = (_beta1 * first) + ((1 - _beta1) * gradient);
            return _kept * (weight - (((_fromMean * first) + (_fromDifference * second)) / ((_correction * L.Sqrt(third)) + _epsilon)));
        }
    }
}
