using System.Numerics;

namespace FnnKit;

/// <summary>A number that tells people how good predictions are, exact over all samples whatever the batches.</summary>
public interface IMetric
{
    /// <summary>Whether more is better.</summary>
    bool IsHigherBetter { get; }

    /// <summary>What targets the metric is for.</summary>
    TargetKinds Targets { get; }

    /// <summary>
    /// Whether outputs have to be probabilities of classes: whatever takes a class from a single output does so above one half, and a log-loss cannot do
    /// without them; a metric of ranks can.
    /// </summary>
    /// <param name="outputs">How many outputs there are.</param>
    bool NeedsProbabilities(int outputs) => false;

    /// <summary>Starts to measure; called once for each data set that is measured, and reused from epoch to epoch.</summary>
    IMetricAccumulator Start();
}
