namespace FnnKit;

/// <summary>
/// Arrays as Keras names them, <c>dense/kernel</c>, <c>dense_1/bias</c>, with or without <c>:0</c> behind and the name of the model before: kernels stand inputs first,
/// and images have their channels last. Layers of a type follow their numbers; a layer here that has the name of one there is that one.
/// </summary>
internal static class KerasNames
{
    private static readonly Dictionary<string, string> Arrays = new(StringComparer.Ordinal)
    {
        ["kernel"] = "weight",
        ["gamma"] = "weight",
        ["embeddings"] = "weight",
        ["alpha"] = "weight",
        ["bias"] = "bias",
        ["beta"] = "bias",
        ["moving_mean"] = "running_mean",
        ["moving_variance"] = "running_var",
    };

    /// <exception cref="SetupException">No array is named so, or the file has no layer for one of the network.</exception>
    public static IReadOnlyDictionary<string, ArraySource> Map(string path, NetworkPlan plan, IEnumerable<string> names)
    {
        string[] all = [.. names];
        if (!all.Any(name => name.Contains('/', StringComparison.Ordinal)))
            throw new SetupException($"{path} has no array that is named as in Keras, such as 'dense/kernel': it has {string.Join(", ", all.Take(12))}. Say '--map pytorch' if they are from PyTorch, or name each array in a file for '--map'.");
        var left = ArrayGroup.Of(all, '/').Select(group => (Layer: group.Name[(group.Name.LastIndexOf('/') + 1)..], group.Arrays)).ToList();
        var sources = new Dictionary<string, ArraySource>();
        foreach (var layer in plan.AllLayers.Where(layer => layer.Plan.Parameters.Count + layer.Plan.States.Count > 0))
        {
            string type = Plain(PartIdentity.Get(layer.Layer).Name);
            var candidates = left.Where(group => Plain(group.Layer).StartsWith(type, StringComparison.Ordinal)).OrderBy(group => ArrayGroup.Number(group.Layer) ?? 0).ToArray();
            var (name, arrays) = left.Where(group => group.Layer == layer.Name).Concat(candidates).FirstOrDefault();
            if (name != layer.Name && candidates.Length > 1 && (ArrayGroup.Number(candidates[0].Layer) ?? 0) == (ArrayGroup.Number(candidates[1].Layer) ?? 0))
                throw new SetupException($"{path}: '{candidates[0].Layer}' or '{candidates[1].Layer}' may be the layer '{layer.Name}', and their names do not tell which. Name each array in a file for '--map'.");
            if (arrays is null)
                throw new SetupException($"{path} has no layer for '{layer.Name}': none that is left is called '{type}', '{type}_1' and so on; {Left(left.Select(group => group.Layer))}. Name each array in a file for '--map'.");
            left.RemoveAll(group => group.Layer == name);
            foreach (var (last, array) in arrays)
                sources.Add($"{layer.Name}.{Arrays.GetValueOrDefault(last, last)}", new ArraySource(array, IsTransposed: last == "kernel") { Image = FlattenedImage(plan, layer) });
        }

        return sources;
    }

    private static string Left(IEnumerable<string> layers)
        => layers.Any() ? $"left are {string.Join(", ", layers.Take(12).Select(layer => $"'{layer}'"))}" : "none is left";

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The image that the inputs of a layer are, where nothing but flattening and what has no weights lies between.</summary>
    private static (int, int, int)? FlattenedImage(NetworkPlan plan, PlannedLayer layer)
    {
        int place = plan.Layers.ToList().IndexOf(layer), size = layer.Input.Size;
        for (int i = place; i >= 0 && plan.Layers[i].Input.Size == size && (i == place || plan.Layers[i].Plan.Parameters.Count == 0); i--)
        {
            if (plan.Layers[i].Input.Dimensions is [int channels, int height, int width] && layer.Plan.Output.Dimensions.Length == 1)
                return (height, width, channels);
        }

        return null;
    }
}
