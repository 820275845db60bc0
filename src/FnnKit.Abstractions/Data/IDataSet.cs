namespace FnnKit;

/// <summary>Samples that can be read in any order.</summary>
public interface IDataSet
{
    /// <summary>What the data set holds.</summary>
    DataSchema Schema { get; }

    /// <summary>The number of samples.</summary>
    int Count { get; }

    /// <summary>Whether the targets are there too; data to predict from may have none.</summary>
    bool HasTargets => true;

    /// <summary>
    /// Whether samples are to be read anew each time they are needed, because they are many and take less room where they lie: in a file, or in a smaller type.
    /// Otherwise the host reads them once and keeps them ready for the network.
    /// </summary>
    bool IsReadOnDemand => false;

    /// <summary>Reads samples.</summary>
    /// <param name="samples">Which ones, by index, in any order and as often as wanted.</param>
    /// <param name="features">Receives <c>[features, samples]</c>, categories as their codes, NaN where a value is missing; empty if they are not wanted.</param>
    /// <param name="targets">Receives <c>[targets, samples]</c>, classes as their codes; empty if they are not wanted.</param>
    void Read(ReadOnlySpan<int> samples, Matrix<double> features, Matrix<double> targets);
}
