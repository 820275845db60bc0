namespace FnnKit.Optimizers;

/// <summary>Stochastic gradient descent: weights move against their gradient, with momentum if wanted.</summary>
/// <remarks>
/// <c>w = w - rate · g</c>, or with momentum <c>v = momentum · v + g</c> and <c>w = w - rate · v</c>; with Nesterov's form of it
/// <c>w = w - rate · (g + momentum · v)</c>. Without momentum nothing is remembered. Sources: Polyak, Some methods of speeding up the convergence of iteration
/// methods, 1964; Sutskever and others, On the importance of initialization and momentum in deep learning, ICML 2013; v starts as PyTorch's does.
/// </remarks>
[Optimizer("sgd")]
public sealed class Sgd : IOptimizer
{
    /// <summary>How far a weight moves for each unit of its gradient: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public Scheduled LearningRate { get; set; } = 0.01;

    /// <summary>Which share of the last movement goes on; 0 for none.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Momentum { get; set; }

    /// <summary>Whether momentum looks ahead by a step, as Nesterov's does.</summary>
    public bool Nesterov { get; set; }

    /// <inheritdoc/>
    public int StateCount => Momentum > 0 ? 1 : 0;

    /// <inheritdoc/>
    public UpdateScope Scope => UpdateScope.Slice;

    /// <inheritdoc/>
    public void Update<T>(in OptimizerPass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double rate = pass.Step.LearningRate;
        if (Momentum > 0)
            Elementwise.Update(new Heavy(rate, Momentum, Nesterov), pass.Weights, pass.Gradient, pass.State(0), [], []);
        else
            Elementwise.Update(new Plain(rate), pass.Weights, pass.Gradient, [], [], []);
    }

    private readonly struct Plain(double rate) : IUpdateRule
    {
        private readonly double _rate = rate;

        public static int StateCount => 0;

        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
            => weight - (_rate * gradient);
    }

    private readonly struct Heavy(double rate, double momentum, bool nesterov) : IUpdateRule
    {
        private readonly double _rate = rate;
        private readonly double _momentum = momentum;
        private readonly bool _nesterov = nesterov;

        public static int StateCount => 1;

        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first = (_momentum * first) + gradient;
            return weight - (_rate * (_nesterov ? gradient + (_momentum * first) : first));
        }
    }
}
