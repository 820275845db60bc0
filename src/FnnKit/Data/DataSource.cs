namespace FnnKit;

/// <summary>Opens the data of a run. Every program that reads data for a run starts here, so that a seed always gives the same data.</summary>
public static class DataSource
{
    private const string StreamName = "data";

    /// <summary>Creates the request for a loader.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="schema">The columns that a model expects; null to take the data as it is.</param>
    /// <param name="input">A stream to read instead of the files that the loader names; null for the loader's own.</param>
    public static DataRequest CreateRequest(long seed, DataSchema? schema = null, Stream? input = null) => new(new RandomStream((ulong)seed, StreamName), schema, input);

    /// <summary>Loads data for a model. Its columns and categories come in the order and with the codes of the model, also from a loader that ignores the schema.</summary>
    /// <param name="loader">The loader.</param>
    /// <param name="request">What is asked for; its schema is that of the model.</param>
    /// <param name="cancellationToken">Ends the loading early.</param>
    /// <exception cref="DataException">The data cannot be read, or does not fit the model.</exception>
    public static async Task<IDataSet> LoadAsync(IDataLoader loader, DataRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loader);
        ArgumentNullException.ThrowIfNull(request);
        var data = await loader.LoadAsync(request, cancellationToken).ConfigureAwait(false);
        return request.Schema is null ? data : RecodedDataSet.Create(data, request.Schema);
    }

    /// <summary>Opens data for a model, as <see cref="LoadAsync"/> loads it.</summary>
    /// <param name="loader">The loader.</param>
    /// <param name="request">What is asked for; its schema is that of the model.</param>
    /// <param name="cancellationToken">Ends the opening early.</param>
    /// <exception cref="DataException">The data cannot be read, or does not fit the model.</exception>
    public static async Task<ISampleReader> OpenAsync(IDataLoader loader, DataRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loader);
        ArgumentNullException.ThrowIfNull(request);
        var samples = await loader.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Schema is null || samples.Schema is not { } given)
            return samples;
        try
        {
            return SchemaFit.OfFeatures(given, request.Schema) is { } fit ? new RecodedReader(samples, given, fit) : samples;
        }
        catch
        {
            samples.Dispose();
            throw;
        }
    }
}
