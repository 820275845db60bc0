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

/// <summary>A measurement under way.</summary>
public interface IMetricAccumulator
{
    /// <summary>The metric over all that was added; NaN where nothing was.</summary>
    double Result { get; }

    /// <summary>Forgets all that was added.</summary>
    void Reset();

    /// <summary>Everything that was added, in numbers that <see cref="Restore"/> takes back, so that a run can go on from the middle of an epoch.</summary>
    double[] Save();

    /// <summary>Goes on from what <see cref="Save"/> gave.</summary>
    void Restore(ReadOnlySpan<double> saved);

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">The outputs of the network, <c>[outputs, samples]</c>, with the output activation applied.</param>
    /// <param name="target">The targets in the same shape; classes are one row each, or one row of 0 and 1 where the network has one output.</param>
    void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
