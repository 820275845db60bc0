using FnnKit;

namespace Harmful;

/// <summary>Does harm before it is created.</summary>
[Metric("harmful-metric")]
public sealed class HarmfulMetric : IMetric
{
    static HarmfulMetric() => Harm.Do();

    public bool IsHigherBetter => true;

    public TargetKinds Targets => TargetKinds.Classes | TargetKinds.Numbers;

    public IMetricAccumulator Start() => throw new NotSupportedException();
}
