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
    /// Whether the outputs must be probabilities of classes. A metric that predicts a class from a single output above 0.5 needs them, and so does a log-loss;
    /// a metric that only ranks outputs does not.
    /// </summary>
    /// <param name="outputs">The number of outputs of the network.</param>
    bool NeedsProbabilities(int outputs) => false;

    /// <summary>Starts a measurement. The host calls this once for each data set that it measures, and reuses the accumulator for each epoch.</summary>
    IMetricAccumulator Start();
}
