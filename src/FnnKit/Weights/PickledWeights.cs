using System.Numerics;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// Initial weights from a pickled <c>{'w': [...], 'b': [...]}</c>, as NumPy walk-throughs keep them: weights <c>[in, out]</c>, given to the layers that have
/// weights in order, biases of shape <c>(n,)</c>, <c>(n, 1)</c> or <c>(1, n)</c>.
/// </summary>
internal static class PickledWeights
{
    /// <exception cref="SetupException">The file holds something else, too few arrays, or one of another shape.</exception>
    public static void Load<T>(string path, Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (PickledNpy.Read(path) is not IReadOnlyDictionary<string, object?> root || !root.ContainsKey("w"))
            throw new SetupException($"{path} holds no dictionary with 'w'; expected {{'w': [weights of each layer, [in, out]], 'b': [biases of each layer]}}.");
        Assign(path, "w", Arrays(path, root, "w"), network, [.. network.Plan.Parameters.Where(parameter => parameter.Plan.Shape.Dimensions.Length == 2)]);
        Assign(path, "b", Arrays(path, root, "b"), network, [.. network.Plan.Parameters.Where(parameter => parameter.Plan.Shape.Dimensions.Length == 1)]);
    }

    private static NumericArray[] Arrays(string path, IReadOnlyDictionary<string, object?> root, string key)
    {
        object? value = root.GetValueOrDefault(key);
        var items = value switch
        {
            null => [],
            ObjectArray array => array.Items,
            IReadOnlyList<object?> list => list,
            _ => throw new SetupException($"{path}: '{key}' is no list of arrays."),
        };
        return [.. items.Select((item, i) => item as NumericArray ?? throw new SetupException($"{path}: '{key}[{i}]' is no array of numbers."))];
    }

    private static void Assign<T>(string path, string key, NumericArray[] arrays, Network<T> network, PlannedParameter[] parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (arrays.Length != parameters.Length)
            throw new SetupException($"{path}: '{key}' has {arrays.Length} arrays, but the network has {parameters.Length} {(key == "w" ? "weights" : "biases")} ({string.Join(", ", parameters.Select(parameter => $"{parameter.Name} {parameter.Plan.Shape}"))}).");
        for (int i = 0; i < arrays.Length; i++)
            InitialWeights.Copy(path, $"{key}[{i}]", key == "w" ? Transposed(path, $"{key}[{i}]", arrays[i]) : arrays[i], parameters[i], network.Weights);
    }

    /// <summary>The arrays are <c>[in, out]</c>, parameters <c>[out, in]</c>.</summary>
    private static NumericArray Transposed(string path, string name, NumericArray array)
    {
        if (array.Shape.Count != 2)
            throw new SetupException($"{path}: '{name}' has the shape [{string.Join(", ", array.Shape)}], but weights have two axes, [in, out].");
        int rows = array.Shape[0], columns = array.Shape[1];
        double[] values = new double[array.Count], turned = new double[array.Count];
        array.CopyTo(values);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                turned[(column * rows) + row] = values[(row * columns) + column];
        }

        return NumericArray.From<double>(turned, columns, rows);
    }
}
