namespace FnnKit;

/// <summary>Reads the data that a setup describes.</summary>
public static class DataSetupExtensions
{
    /// <summary>Reads the data again for a model that was trained on it.</summary>
    /// <param name="setup">Where the data comes from.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="schema">What the model takes.</param>
    /// <param name="cancellationToken">Ends the loading early.</param>
    /// <returns>The data, and the parts into which the run split it.</returns>
    /// <exception cref="SetupException">The setup has no loader.</exception>
    /// <exception cref="DataException">The data does not fit the model.</exception>
    public static async Task<SplitData> ReloadAsync(this DataSetup setup, long seed, DataSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var loader = setup.Loader ?? throw new SetupException("'Data:Loader' is missing: it says where the data comes from.");
        var request = DataSource.CreateRequest(seed, schema);
        if (setup.Split.NamesColumns)
            return await ReloadAllAsync(setup, loader, seed, request, cancellationToken).ConfigureAwait(false);
        IDataSet data;
        try
        {
            data = await DataSource.LoadAsync(loader, request, cancellationToken).ConfigureAwait(false);
        }
        catch (DataException) when (setup.SampleWeights is not null || setup.Exclude.Count > 0 || setup.Transforms.Any(transform => transform is ISelectingTransform))
        {
            // In arrays, columns have places instead of names: columns of weights, or that are left out, are among the features until they are taken out.
            return await ReloadAllAsync(setup, loader, seed, request, cancellationToken).ConfigureAwait(false);
        }

        return new SplitData(data, DataSplit.Create(data, setup.Split, seed));
    }

    /// <summary>Reads all columns, those included that the model does not ask for.</summary>
    private static async Task<SplitData> ReloadAllAsync(DataSetup setup, IDataLoader loader, long seed, DataRequest request, CancellationToken cancellationToken)
    {
        var data = await loader.LoadAsync(request with { Schema = null }, cancellationToken).ConfigureAwait(false);
        var split = DataSplit.Create(data, setup.Split, seed);
        return new SplitData(RecodedDataSet.Create(WeightedDataSet.Create(SelectedDataSet.Create(data, setup), setup.SampleWeights), request.Schema!), split);
    }
}
