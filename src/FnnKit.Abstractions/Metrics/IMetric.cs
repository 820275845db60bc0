using System.Numerics;

namespace FnnKit;

/// <summary>Measures how good predictions are. The result covers all samples exactly, whatever the batches.</summary>
public interface IMetric
{
    /// <summary>Whether higher values are better.</summary>
    bool IsHigherBetter { get; }

    /// <summary>The kinds of targets that the metric accepts.</summary>
    TargetKinds Targets { get; }

    /// <summary>
    /// Whether the predictions must be probabilities of classes, as for a log-loss. A metric that ranks predictions, or that takes a single one above 0.5 for
    /// the second class, does not need them: the host converts logits and logarithms to probabilities, and scores so that 0.5 separates the classes.
    /// </summary>
    /// <param name="outputs">The number of outputs of the network.</param>
    bool NeedsProbabilities(int outputs) => false;

    /// <summary>Starts a measurement. The host calls this once for each data set that it measures, and reuses the accumulator for each epoch.</summary>
    IMetricAccumulator Start();
}
