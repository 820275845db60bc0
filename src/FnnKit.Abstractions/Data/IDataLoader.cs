namespace FnnKit;

/// <summary>Where data comes from: asynchronous at the edge, spans inside.</summary>
public interface IDataLoader
{
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
