using FnnKit;

namespace MyParts;

/// <summary>Moves every weight by the learning rate against the sign of its gradient (Bernstein et al., 2018).</summary>
[Optimizer("sign-sgd")]
public sealed class SignSgd : Optimizer<SignSgd.Rule>
{
    /// <inheritdoc/>
    protected override Rule Build(in OptimizerStep step) => new(step.LearningRate);

    /// <summary>The rule for one weight.</summary>
    public readonly struct Rule(double rate) : IUpdateRule
    {
        private readonly double _rate = rate;

        /// <inheritdoc/>
        public static int StateCount => 0;

        /// <inheritdoc/>
        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
            => weight - L.Select(gradient > 0, _rate, L.Select(gradient < 0, -_rate, 0));
    }
}
