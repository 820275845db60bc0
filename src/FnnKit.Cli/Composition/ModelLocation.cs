using System.Buffers.Binary;

namespace FnnKit.Cli;

/// <summary>Where a model lies, and the configuration that it was trained from, where that is beside it.</summary>
/// <param name="ModelPath">The model file.</param>
/// <param name="ConfigurationPath">The configuration of the run; null for a model file by itself.</param>
internal sealed record ModelLocation(string ModelPath, string? ConfigurationPath)
{
    public static ModelLocation Find(string path)
    {
        string model = Directory.Exists(path) ? Path.Combine(path, "model.safetensors") : path;
        RequireNoFolds(path);
        if (!File.Exists(model))
        {
            string reason = Directory.Exists(path) ? $"the folder '{path}' holds no model.safetensors; its training has not finished, or it is no run folder" : $"there is no file or folder '{path}'";
            throw new ModelException($"{reason}.");
        }

        if (!IsModel(model))
            throw new ModelException($"'{path}' is no model; name a run folder that 'fnn train' wrote, or the model.safetensors in it. A file of data goes behind --input.");
        string configuration = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, "appsettings.json");
        return new ModelLocation(model, File.Exists(configuration) ? configuration : null);
    }

    /// <summary>Stops where a run is wanted and a cross-validation is named, which has a run for each fold.</summary>
    public static void RequireNoFolds(string path)
    {
        if (CrossValidationFolder.IsOne(path) && !File.Exists(Path.Combine(path, "metrics.jsonl")))
            throw new ModelException($"'{path}' is a cross-validation; name one of its folds: {Path.Combine(path, "fold1")}.");
    }

    /// <summary>Reads the model. Warns if a plugin has another version than the one that the model was made with.</summary>
    public Model Load(PluginCatalogue catalogue, ICommandConsole console)
    {
        var model = Model.Load(ModelPath, catalogue);
        foreach (var (then, now) in model.ChangedPlugins)
        {
            console.Error.WriteLine(
                $"warning: the model was made with {then}, but {now.Version} is at hand: its predictions may be others. 'fnn inspect {ModelPath} --verify' finds out; to be sure, put {then.Version} into a folder and name it with --plugins.");
        }

        return model;
    }

    /// <summary>Whether a file begins as safetensors does: with the length of a header, and the header.</summary>
    private static bool IsModel(string path)
    {
        Span<byte> start = stackalloc byte[sizeof(long) + 1];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || (start[^1] == '{' && BinaryPrimitives.ReadInt64LittleEndian(start) <= file.Length);
    }
}
