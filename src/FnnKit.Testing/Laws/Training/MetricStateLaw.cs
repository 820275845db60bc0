using static FnnKit.Testing.Laws.MetricSamples;

namespace FnnKit.Testing.Laws;

internal sealed class MetricStateLaw() : Law<IMetric>("what is saved can be gone on from, and measurements do not touch each other")
{
    public override void Check(PartUnderTest part)
    {
        var metric = part.Make<IMetric>();
        double[] other = Draws.Between(0, 1, Outputs * Samples, "other");
        IMetricAccumulator unbroken = Measure(metric, Prediction), saved = Measure(metric, Prediction), restored = part.Make<IMetric>().Start();
        restored.Restore(saved.Save());
        Require(restored.Result.Equals(saved.Result), part, $"{saved.Result:R} is saved and {restored.Result:R} restored");
        Measure(metric, other);
        Add(unbroken, other);
        Add(restored, other);
        Require(restored.Result.Equals(unbroken.Result), part,
            $"without a break the result is {unbroken.Result:R}, gone on from what was saved {restored.Result:R}");
    }
}
