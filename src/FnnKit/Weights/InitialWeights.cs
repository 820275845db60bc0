using System.Numerics;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>Loads the weights that training starts from.</summary>
internal static class InitialWeights
{
    /// <remarks>States, such as running means, are loaded where the file has them; otherwise they stay as they are before training.</remarks>
    /// <exception cref="SetupException">A parameter is missing, or something has another shape.</exception>
    public static void Load<T>(string path, Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".npz":
                ByName(path, NpzFile.Read(path), network);
                break;
            case ".safetensors":
                ByName(path, SafetensorsFile.Read(path).Tensors, network);
                break;
            case ".npy":
                PickledWeights.Load(path, network);
                break;
            default:
                throw new SetupException($"'Network:InitialWeights' is '{path}', but must end in .npz or .safetensors (arrays by parameter name), or .npy (a pickled {{'w': [...], 'b': [...]}}).");
        }
    }

    /// <summary>Copies an array into a parameter or state. A vector may be <c>(n,)</c>, <c>(n, 1)</c> or <c>(1, n)</c>.</summary>
    public static void Copy<T>(string path, string arrayName, NumericArray array, PlannedArray target, Arena<T> arena)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var wanted = target.Shape.Dimensions;
        bool fits = array.Shape.SequenceEqual(wanted) || (wanted.Length == 1 && array.Count == wanted[0] && array.Shape.Count(size => size != 1) <= 1);
        if (!fits)
            throw new SetupException($"{path}: '{arrayName}' has the shape [{string.Join(", ", array.Shape)}], but '{target.Name}' wants {target.Shape}; change the layer so that it fits, or take weights that do.");
        var place = arena.Span.Slice(target.Offset, target.Shape.Size);
        WeightTensors.Copy(array, place);
        if (!Reductions.AllFinite<T>(place))
            throw new SetupException($"{path}: '{arrayName}' holds values that are no finite numbers; nothing can be computed from them.");
    }

    private static void ByName<T>(string path, IReadOnlyDictionary<string, NumericArray> arrays, Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var parameter in network.Plan.Parameters)
        {
            if (!arrays.TryGetValue(parameter.Name, out var array))
                throw new SetupException($"{path} has no array '{parameter.Name}'{(NearestName.Suggest(parameter.Name, arrays.Keys) is { Length: > 0 } nearest ? nearest : ".")} It has {NameList.Format(arrays.Keys)}.");
            Copy(path, parameter.Name, array, parameter, network.Weights);
        }

        foreach (var state in network.Plan.States)
        {
            if (arrays.TryGetValue(state.Name, out var array))
                Copy(path, state.Name, array, state, network.States);
        }
    }
}
