using static FnnKit.Testing.Laws.MetricSamples;

namespace FnnKit.Testing.Laws;

internal sealed class MetricBetterLaw() : Law<IMetric>("perfect predictions are better than others")
{
    public override void Check(PartUnderTest part)
    {
        var metric = part.Make<IMetric>();
        double perfect = Measure(metric, Target).Result, other = Measure(metric, Prediction).Result;
        Require(perfect != other && metric.IsHigherBetter == perfect > other, part,
            $"the targets themselves measure {perfect:G6} and other predictions {other:G6}, but IsHigherBetter is {metric.IsHigherBetter}");
    }
}
