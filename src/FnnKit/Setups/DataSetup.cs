using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Where the data comes from, and how it is split and transformed.</summary>
public sealed class DataSetup
{
    /// <summary>Reads or makes the data.</summary>
    [Required]
    public IDataLoader? Loader { get; set; }

    /// <summary>Which shares are held back from training.</summary>
    [Required]
    public SplitOptions Split { get; set; } = new();

    /// <summary>
    /// The column of a table that says what each sample counts in training, and is then no feature: a batch loses <c>Σ w · l / Σ w</c>. Validation, test and
    /// metrics count all samples the same. By default all do.
    /// </summary>
    public string? SampleWeights { get; set; }

    /// <summary>Changes of the features, in order, each fitted on the training part alone.</summary>
    public IReadOnlyList<ITransform> Transforms { get; set; } = [];

    /// <summary>
    /// Changes of targets that are numbers, in order, each fitted on the training part alone. The network learns what they make; predictions and metrics are
    /// brought back to the unit of the data.
    /// </summary>
    public IReadOnlyList<ITransform> TargetTransforms { get; set; } = [];

    internal DataSetup WithFold(int fold)
    {
        var data = (DataSetup)MemberwiseClone();
        data.Split = Split.WithFold(fold);
        return data;
    }

    /// <summary>Reads the data again for a model that came of it.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="schema">What the model takes.</param>
    /// <param name="cancellationToken">Ends the loading early.</param>
    /// <exception cref="DataException">The data does not fit the model.</exception>
    public async Task<IDataSet> ReloadAsync(long seed, DataSchema schema, CancellationToken cancellationToken = default)
    {
        var loader = Loader ?? throw new SetupException("'Data:Loader' is missing: it says where the data comes from.");
        var request = new DataRequest(new RandomStream((ulong)seed, "data"), schema);
        try
        {
            return await loader.LoadAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (DataException) when (SampleWeights is not null)
        {
            // In arrays, columns have places and no names: that of the weights stands among the features until it is taken out.
            return WeightedDataSet.Create(await loader.LoadAsync(request with { Schema = null }, cancellationToken).ConfigureAwait(false), SampleWeights);
        }
    }
}
