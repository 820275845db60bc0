using static FnnKit.Testing.Laws.MetricSamples;

namespace FnnKit.Testing.Laws;

internal sealed class MetricAllocationLaw() : Law<IMetric>("nothing is allocated")
{
    public override void Check(PartUnderTest part)
    {
        var accumulator = part.Make<IMetric>().Start();
        long bytes = Allocations.Measure(() => Add(accumulator, Prediction));
        Require(bytes == 0, part, $"Add allocates {bytes} bytes a batch");
    }
}
