namespace FnnKit.Testing;

/// <summary>An optimizer to train with where the optimizer is not what is tested: <c>w - rate · g</c>.</summary>
internal sealed class Descent : Optimizer<Descent.Rule>
{
    protected override Rule Build(in OptimizerStep step) => new(step.LearningRate);

    public readonly struct Rule(double rate) : IUpdateRule
    {
        private readonly double _rate = rate;

        public static int StateCount => 0;

        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
            => weight - (_rate * gradient);
    }
}
