namespace FnnKit.Serving;

/// <summary>A model that was read, verified and warmed up, with what serving needs of it. It does not change; another file makes another one.</summary>
internal sealed class LoadedModel
{
    public LoadedModel(string name, string version, Model model, string digest, ServeOptions options, ServeMetrics metrics)
    {
        (Name, Version, Model, Digest) = (name, version, model, digest);
        Columns = new ColumnCodes(model);
        Batcher = new Batcher(model, name, options.Batching, metrics);
        Drift = new DriftMonitor(name, model, metrics);
    }

    /// <summary>The name in the addresses.</summary>
    public string Name { get; }

    /// <summary>The version in the addresses.</summary>
    public string Version { get; }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The SHA-256 of its file.</summary>
    public string Digest { get; }

    /// <summary>Its columns by name.</summary>
    public ColumnCodes Columns { get; }

    /// <summary>Predicts.</summary>
    public Batcher Batcher { get; }

    /// <summary>Compares samples with those of training.</summary>
    public DriftMonitor Drift { get; }

    /// <summary>Whether its file holds test vectors, which were then predicted again with the same bits.</summary>
    public bool IsVerified => Model.Notes.TestVectors is not null;

    /// <summary>Predicts rows, and counts what is odd about them.</summary>
    /// <exception cref="RequestException">A value or a prediction cannot be used, or the server is busy.</exception>
    public async ValueTask<double[]> PredictAsync(ReadOnlyMemory<double> features, int rows, CancellationToken cancellation)
    {
        double[] outputs;
        try
        {
            outputs = await Batcher.PredictAsync(features, rows, cancellation).ConfigureAwait(false);
        }
        catch (DataException exception)
        {
            throw RequestException.Bad(exception.Message, exception);
        }

        if (!Reductions.AllFinite<double>(outputs))
            throw RequestException.Bad("A prediction is not a finite number: the features are far outside of what the model was trained on.");
        Drift.Add(features.Span);
        return outputs;
    }
}
