using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace My.Parts;

/// <summary>Lion (Chen et al., 2023): steps of one length, in the direction of an average of gradients.</summary>
[Optimizer("my-lion")]
public sealed class MyLion : Optimizer<MyLion.Rule>
{
    /// <summary>How much of the average is kept in each step.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Momentum { get; set; } = 0.9;

    protected override Rule Build(in OptimizerStep step) => new(step.LearningRate, Momentum);

    public readonly struct Rule(double rate, double momentum) : IUpdateRule
    {
        private readonly double _rate = rate;
        private readonly double _momentum = momentum;

        public static int StateCount => 1;

        public L Update<L>(L weight, L gradient, ref L average, ref L second, ref L third)
            where L : struct, ILane<L>
        {
            average = (_momentum * average) + ((1 - _momentum) * gradient);
            return weight - L.Select(average > 0, _rate, L.Select(average < 0, -_rate, 0));
        }
    }
}
