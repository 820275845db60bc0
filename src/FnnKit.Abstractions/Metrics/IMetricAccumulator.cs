using System.Numerics;

namespace FnnKit;

/// <summary>Collects the numbers of one measurement, batch by batch.</summary>
public interface IMetricAccumulator
{
    /// <summary>The metric over all samples that were added; NaN if there are none.</summary>
    double Result { get; }

    /// <summary>Removes all samples, to start again.</summary>
    void Reset();

    /// <summary>Returns the whole state as numbers for <see cref="Restore"/>, so that a training can resume in the middle of an epoch.</summary>
    double[] Save();

    /// <summary>Takes over the state that <see cref="Save"/> returned.</summary>
    void Restore(ReadOnlySpan<double> saved);

    /// <summary>Adds a batch.</summary>
    /// <param name="prediction">The predictions, <c>[outputs, samples]</c>: probabilities or scores of classes, or numbers in the unit of the data.</param>
    /// <param name="target">The targets in the same shape. Each class has a row; a network with one output has one row of 0 and 1.</param>
    void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
