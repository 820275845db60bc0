namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>
/// Optimizers that do not go down and losses that reward what is wrong. They lie in a class that is not exported, so that nobody takes them for real
/// ones.
/// </summary>
internal static class WrongParts
{
    public abstract class Wrong<TRule> : Optimizer<TRule>
        where TRule : struct, IWrongRule
    {
        protected internal override TRule Build(in OptimizerStep step)
        {
            var rule = default(TRule);
            rule.Rate = step.LearningRate;
            return rule;
        }
    }

    public interface IWrongRule : IUpdateRule
    {
        double Rate { get; set; }
    }

    [Optimizer("uphill")]
    public sealed class Uphill : Wrong<Uphill.Rule>
    {
        public struct Rule : IWrongRule
        {
            public double Rate { get; set; }

            public static int StateCount => 0;

            public readonly L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
                where L : struct, ILane<L>
                => weight + (Rate * gradient);
        }
    }

    [Optimizer("uphill-by-sign")]
    public sealed class UphillBySign : Wrong<UphillBySign.Rule>
    {
        public struct Rule : IWrongRule
        {
            public double Rate { get; set; }

            public static int StateCount => 0;

            public readonly L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
                where L : struct, ILane<L>
                => weight + L.Select(gradient > 0, Rate, L.Select(gradient < 0, -Rate, 0));
        }
    }

    [Optimizer("one-way")]
    public sealed class OneWay : Wrong<OneWay.Rule>
    {
        public struct Rule : IWrongRule
        {
            public double Rate { get; set; }

            public static int StateCount => 0;

            public readonly L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
                where L : struct, ILane<L>
                => weight - (Rate * L.Abs(gradient));
        }
    }

    [Optimizer("still")]
    public sealed class Still : Wrong<Still.Rule>
    {
        public struct Rule : IWrongRule
        {
            public double Rate { get; set; }

            public static int StateCount => 0;

            public readonly L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
                where L : struct, ILane<L>
                => weight;
        }
    }

    [Optimizer("half-uphill")]
    public sealed class HalfUphill : Wrong<HalfUphill.Rule>
    {
        public struct Rule : IWrongRule
        {
            public double Rate { get; set; }

            public static int StateCount => 1;

            /// <summary>Momentum of the wrong sign grows until it outweighs the gradient.</summary>
            public readonly L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
                where L : struct, ILane<L>
            {
                first = (0.9 * first) - gradient;
                return weight - (Rate * (gradient + first));
            }
        }
    }

    [Loss("rewards-error")]
    public sealed class RewardsError : Loss<RewardsError.Formula>
    {
        public readonly struct Formula : ILossFormula<Formula>
        {
            public T Value<T>(T prediction, T target)
                where T : struct, ILane<T>
                => -((prediction - target) * (prediction - target));
        }
    }

    [Loss("rewards-wrong-side")]
    public sealed class RewardsWrongSide : Loss<RewardsWrongSide.Formula>
    {
        public override PredictionScale InputScale => PredictionScale.Logits;

        public readonly struct Formula : ILossFormula<Formula>
        {
            public T Value<T>(T prediction, T target)
                where T : struct, ILane<T>
                => T.Softplus(((2 * target) - 1) * prediction);
        }
    }

    [Loss("rewards-unlikely")]
    public sealed class RewardsUnlikely : Loss<RewardsUnlikely.Formula>
    {
        public override PredictionScale InputScale => PredictionScale.Logarithms;

        public readonly struct Formula : ILossFormula<Formula>
        {
            public T Value<T>(T prediction, T target)
                where T : struct, ILane<T>
                => target * prediction;
        }
    }
}
