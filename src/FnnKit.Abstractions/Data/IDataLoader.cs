namespace FnnKit;

/// <summary>Where data comes from: asynchronous at the edge, spans inside.</summary>
public interface IDataLoader
{
    /// <summary>The endings of the files that it reads, such as <c>.csv</c>; none where data is made, not read.</summary>
    IReadOnlyList<string> FileExtensions => [];

    /// <summary>Looks at the files that the options name, and sets the options that they call for, for a configuration that is yet to be written.</summary>
    /// <returns>A sentence on each option that was set.</returns>
    /// <exception cref="DataException">The files cannot be read.</exception>
    IReadOnlyList<string> SuitFiles() => [];

    /// <summary>Opens or makes the data set.</summary>
    /// <param name="request">What the host asks for and lends.</param>
    /// <param name="cancellationToken">Ends the loading early.</param>
    /// <exception cref="DataException">The data is not what the options say; the message names the file and the place in it.</exception>
    Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Opens data for a model that exists, to be read once from front to back. A loader of files that may be larger than memory reads them as they are asked
    /// for; by default the data set is loaded, and then read.
    /// </summary>
    /// <param name="request">What the host asks for and lends.</param>
    /// <param name="cancellationToken">Ends the opening early.</param>
    /// <exception cref="DataException">The data is not what the options or the schema say; the message names the file and the place in it.</exception>
    async Task<ISampleReader> OpenAsync(DataRequest request, CancellationToken cancellationToken)
        => new DataSetReader(await LoadAsync(request, cancellationToken).ConfigureAwait(false));
}

/// <summary>What the host asks of a data loader.</summary>
/// <param name="Random">Random numbers for data that is generated.</param>
/// <param name="Schema">
/// What the data has to fit, where a model that exists is used: columns by these names, categories by these codes. Targets may then be missing.
/// Null when training starts and the data says itself what it holds.
/// </param>
/// <param name="Input">
/// What to read in place of the file that the options name, such as standard input; asked only of loaders of <c>.csv</c>, for data that is read once.
/// </param>
public sealed record DataRequest(RandomStream Random, DataSchema? Schema = null, Stream? Input = null)
{
    /// <summary>Is told now and then how far the reading of a large file is; null where nobody wants to know. It must not be told of every row.</summary>
    public IProgress<LoadingProgress>? Progress { get; init; }
}

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
