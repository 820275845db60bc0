using System.Numerics;

namespace FnnKit;

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
