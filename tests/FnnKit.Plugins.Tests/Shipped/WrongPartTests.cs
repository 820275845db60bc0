using FnnKit.Testing;

namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>Parts that are wrong on purpose: laws that are fair to all kinds of optimizers and losses still catch them.</summary>
public sealed class WrongPartTests
{
    [Theory]
    [InlineData(typeof(Uphill))]
    [InlineData(typeof(UphillBySign))]
    [InlineData(typeof(OneWay))]
    [InlineData(typeof(Still))]
    [InlineData(typeof(HalfUphill))]
    public void An_optimizer_that_does_not_go_down_is_caught(Type wrong)
        => Assert.Contains("loss of a parabola",
            Assert.Throws<LawViolation>(Conformance.Case(wrong, "it goes down a parabola").Check).Seen, StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(RewardsError))]
    [InlineData(typeof(RewardsWrongSide))]
    [InlineData(typeof(RewardsUnlikely))]
    public void A_loss_that_rewards_what_is_wrong_is_caught(Type wrong)
        => Assert.Contains("other predictions",
            Assert.Throws<LawViolation>(Conformance.Case(wrong, "a perfect prediction loses less than any other").Check).Seen, StringComparison.Ordinal);

    public abstract class Wrong<TRule> : Optimizer<TRule>
        where TRule : struct, IWrongRule
    {
        protected override TRule Build(in OptimizerStep step)
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
        public override PredictionScale Scale => PredictionScale.Logits;

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
        public override PredictionScale Scale => PredictionScale.Logarithms;

        public readonly struct Formula : ILossFormula<Formula>
        {
            public T Value<T>(T prediction, T target)
                where T : struct, ILane<T>
                => target * prediction;
        }
    }
}
