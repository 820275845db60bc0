namespace FnnKit.Optimizers;

/// <summary>Adam whose step for each parameter is as long as the learning rate's share of the parameter: for very large batches.</summary>
/// <remarks>
/// With m and v as in <see cref="Adam"/>, <c>r = m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon) + decay · w</c> and
/// <c>w = w - rate · |w| / |r| · r</c>, lengths taken over the whole parameter; the ratio is 1 where one of them is 0. Biases and norms, to which weight decay
/// does not apply, move without the ratio, as in the authors' code. Source: You and others, Large batch optimization for deep learning: training BERT in 76
/// minutes, ICLR 2020.
/// </remarks>
[Optimizer("lamb")]
public sealed class Lamb : IOptimizer
{
    /// <summary>By which share of its length a parameter moves in a step: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public Scheduled LearningRate { get; set; } = 0.001;

    /// <summary>Which share of the mean gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Which share of the mean square gradient is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2 { get; set; } = 0.999;

    /// <summary>What is added to the root, so that nothing is divided by zero.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-6;

    /// <summary>Which share of a weight goes into its step: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue)]
    public Scheduled WeightDecay { get; set; } = 0.01;

    /// <inheritdoc/>
    public int StateCount => 3;

    /// <inheritdoc/>
    public UpdateScope Scope => UpdateScope.Parameter;

    /// <inheritdoc/>
    public void Update<T>(in OptimizerPass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var step = pass.Step;
        double mean = 1 / (1 - Scalar.Power(Beta1, step.Index + 1)), correction = 1 / Math.Sqrt(1 - Scalar.Power(Beta2, step.Index + 1));
        var direction = new Direction(mean, correction, Beta1, Beta2, Epsilon, step.Decays ? WeightDecay.At(step.Progress) * step.DecayFactor : 0);
        var way = pass.State(2);
        Elementwise.Update(direction, pass.Weights, pass.Gradient, pass.State(0), pass.State(1), way);
        double length = Math.Sqrt(Reductions.SumOfSquares<T>(pass.Weights)), wayLength = Math.Sqrt(Reductions.SumOfSquares<T>(way));
        double ratio = step.Decays && length > 0 && wayLength > 0 ? length / wayLength : 1;
        Vectors.AddScaled(pass.Weights, -(step.LearningRate * ratio), way, pass.Weights);
    }

    private readonly struct Direction(double mean, double correction, double beta1, double beta2, double epsilon, double decay) : IUpdateRule
    {
        private readonly double _mean = mean;
        private readonly double _correction = correction;
        private readonly double _beta1 = beta1;
        private readonly double _beta2 = beta2;
        private readonly double _epsilon = epsilon;
        private readonly double _decay = decay;

        public static int StateCount => 3;

        /// <summary>Leaves the weight where it is, and the way that it is to go in the third state.</summary>
        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first = (_beta1 * first) + ((1 - _beta1) * gradient);
            second = (_beta2 * second) + ((1 - _beta2) * gradient * gradient);
            third = (_mean * first / ((_correction * L.Sqrt(second)) + _epsilon)) + (_decay * weight);
            return weight;
        }
    }
}
