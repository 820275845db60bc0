using System.Numerics;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>Models from weights that were trained elsewhere.</summary>
public static class ModelImport
{
    /// <summary>The naming of PyTorch: <c>0.weight</c>, outputs first.</summary>
    public const string PyTorch = "pytorch";

    /// <summary>The naming of Keras: <c>dense/kernel</c>, inputs first.</summary>
    public const string Keras = "keras";

    /// <summary>Makes a model of a setup, with its transforms fitted on its data, and weights from a file in place of a training.</summary>
    /// <param name="setup">Data and layers.</param>
    /// <param name="weights">An <c>.npz</c> or <c>.safetensors</c> file.</param>
    /// <param name="map"><see cref="PyTorch"/>, <see cref="Keras"/>, a JSON file of names, or null for the names that arrays have here.</param>
    /// <param name="cancellationToken">Ends the loading of data.</param>
    /// <exception cref="FnnKitException">Setup and data do not go together, or an array is missing, left over, of another shape, or not finite.</exception>
    public static async Task<Model> FromWeightsAsync(TrainingSetup setup, string weights, string? map = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var arrays = Path.GetExtension(weights).ToLowerInvariant() switch
        {
            ".npz" => NpzFile.Read(weights),
            ".safetensors" => SafetensorsFile.Read(weights).Tensors,
            _ => throw new SetupException($"'{weights}' must end in .npz or .safetensors. From PyTorch, save one with numpy.savez(\"weights.npz\", **{{k: v.numpy() for k, v in model.state_dict().items()}})."),
        };
        var facts = await SetupFacts.LoadAsync(setup, cancellationToken).ConfigureAwait(false);
        return setup.Precision == Precision.Float64 ? Make<double>(facts, weights, arrays, map) : Make<float>(facts, weights, arrays, map);
    }

    private static Model Make<T>(SetupFacts facts, string path, OrderedDictionary<string, NumericArray> arrays, string? map)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SetupChecks.Require(facts);
        var data = PreparedRun<T>.Create(facts);
        var network = new Network<T>(data.Plan);
        var sources = map switch
        {
            null => OwnNames(data.Plan),
            PyTorch => PyTorchNames.Map(path, data.Plan, arrays),
            Keras => KerasNames.Map(path, data.Plan, arrays.Keys),
            _ => NameMap.Read(map, data.Plan),
        };
        Load((path, map), arrays, sources, network.Plan.Parameters, network.Weights);
        Load((path, map), arrays, sources, network.Plan.States, network.States);
        string[] taken = [.. data.Plan.Parameters.Concat<PlannedArray>(data.Plan.States).Select(array => sources[array.Name].Name)];
        string[] left = [.. arrays.Keys.Except(taken).Where(name => !PyTorchNames.IsIgnored(name))];
        if (left.Length > 0)
            throw new SetupException($"{path} has arrays that no layer takes: {string.Join(", ", left.Take(12))}; add the layers that they belong to, or leave them out of the file.");
        return data.CreateModel(network);
    }

    private static Dictionary<string, ArraySource> OwnNames(NetworkPlan plan)
        => plan.Parameters.Concat<PlannedArray>(plan.States).ToDictionary(array => array.Name, array => new ArraySource(array.Name));

    private static void Load<T>(
        (string Path, string? Map) file, OrderedDictionary<string, NumericArray> arrays, IReadOnlyDictionary<string, ArraySource> sources,
        IEnumerable<PlannedArray> targets, Arena<T> arena)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var target in targets)
        {
            string name = sources.TryGetValue(target.Name, out var source) ? source.Name : target.Name;
            if (source is null || !arrays.TryGetValue(name, out var array))
                throw Missing(file, target, source?.Name, arrays.Keys);
            var turned = source.Transpose(array);
            if (!turned.Shape.SequenceEqual(target.Shape.Dimensions) && turned.Shape.Reverse().SequenceEqual(target.Shape.Dimensions))
                throw new SetupException($"{file.Path}: '{name}' has the shape [{string.Join(", ", array.Shape)}], but '{target.Name}' wants {target.Shape}, which is the other way round; say '--map {(source.IsTransposed ? PyTorch : Keras)}', or {{ \"Name\": \"{name}\", \"Transpose\": {(source.IsTransposed ? "false" : "true")} }} in a file of names.");
            InitialWeights.Copy(file.Path, name, turned, target, arena);
        }
    }

    private static SetupException Missing((string Path, string? Map) file, PlannedArray target, string? name, IReadOnlyCollection<string> names)
    {
        string nearest = name is null ? "" : NearestName.Suggest(name, names);
        string remedy = file.Map switch
        {
            null => "Say '--map pytorch' or '--map keras', or name each array in a file.",
            PyTorch or Keras => "Put it into the file, or name each array in a file for '--map'.",
            _ => $"Correct its name in {file.Map}, or put it into the file.",
        };
        return new SetupException($"{file.Path} has no array for '{target.Name}' {target.Shape}{(nearest.Length > 0 ? nearest : ".")} It has {string.Join(", ", names.Take(12))}. {remedy}");
    }
}
