namespace FnnKit.Serving;

/// <summary>Reads a model file for serving: whole, verified and warmed up, or not at all.</summary>
internal sealed class ModelLoader(IPartSource parts, ServeOptions options, ServeMetrics metrics)
{
    private const string FileName = "model.safetensors";

    /// <summary>The model file that a path means.</summary>
    public static string Locate(string path) => Path.GetFullPath(Directory.Exists(path) ? Path.Combine(path, FileName) : path);

    /// <summary>Reads a model, predicts its test vectors again, and predicts once alone and once in a batch.</summary>
    /// <exception cref="FnnKitException">The file is not a model that can be used, or its test vectors give other outputs than in training.</exception>
    /// <exception cref="IOException">The file cannot be read, or somebody is writing it.</exception>
    public LoadedModel Load(ServedModelOptions served)
    {
        string path = Locate(served.Path);
        if (!File.Exists(path))
            throw new ModelException(Directory.Exists(served.Path) ? $"The folder '{served.Path}' holds no {FileName}; name a run folder of a training that has finished." : $"There is no model '{served.Path}'; name a model file or a run folder.");
        string digest = FileStamp.Digest(path);
        var model = Model.LoadCopy(path, parts);
        if (FileStamp.Digest(path) != digest)
            throw new IOException($"{path} changed while it was read.");
        Verify(path, model);
        WarmUp(model);
        return new LoadedModel(served.Name, served.Version, model, digest, options, metrics);
    }

    private static void Verify(string path, Model model)
    {
        if (model.Notes.TestVectors is not { } vectors)
            return;
        double difference = vectors.LargestDifference(model);
        if (difference != 0)
            throw new ModelException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path} cannot be served: its test vectors give other outputs than when it was trained, by up to {difference:G3}. A plugin has changed, or the file is damaged; restore them, or train the model again."));
    }

    /// <summary>Compiles and packs what the first requests would otherwise wait for.</summary>
    private static void WarmUp(Model model)
    {
        double[] row = model.Notes.TestVectors is { Features.Count: > 0 } vectors ? vectors.Features[0] : [];
        if (row.Length == 0)
            return;
        double[] rows = [.. Enumerable.Repeat(row, 2).SelectMany(values => values)];
        model.Predict(rows, new double[2 * model.OutputCount].AsSpan());
    }
}
