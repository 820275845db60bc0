namespace FnnKit.Optimizers;

/// <summary>
/// Every weight moves by its own gradient times the root of its mean square movement over that of its mean square gradient: no unit is left over.
/// </summary>
/// <remarks>
/// <c>v = rho · v + (1 - rho) · g²</c>, <c>d = sqrt(u + epsilon) / sqrt(v + epsilon) · g</c>, <c>u = rho · u + (1 - rho) · d²</c> and <c>w = w - rate ·
/// d</c>. It starts slowly: the first movements are about <c>sqrt(epsilon)</c>. Source: Zeiler, ADADELTA: an adaptive learning rate method, 2012.
/// </remarks>
[Optimizer("adadelta")]
public sealed class Adadelta : Optimizer<Adadelta.Rule>
{
    /// <summary>What the movement is multiplied by: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public override Scheduled LearningRate { get; set; } = 1.0;

    /// <summary>Which share of the mean squares is kept from step to step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Rho { get; set; } = 0.9;

    /// <summary>What is added to the mean squares, so that weights start to move and nothing is divided by zero.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-6;

    /// <inheritdoc/>
    protected override Rule Build(in OptimizerStep step) => new(step.LearningRate, Rho, Epsilon);

    /// <summary>The rule for one weight in one step.</summary>
    public readonly struct Rule(double rate, double rho, double epsilon) : IUpdateRule
    {
        private readonly double _rate = rate;
        private readonly double _rho = rho;
        private readonly double _epsilon = epsilon;

        /// <inheritdoc/>
        public static int StateCount => 2;

        /// <inheritdoc/>
        public L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            first = (_rho * first) + ((1 - _rho) * gradient * gradient);
            L movement = L.Sqrt(second + _epsilon) / L.Sqrt(first + _epsilon) * gradient;
            second = (_rho * second) + ((1 - _rho) * movement * movement);
            return weight - (_rate * movement);
        }
    }
}
