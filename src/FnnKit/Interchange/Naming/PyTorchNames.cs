using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// Arrays as a <c>state_dict</c> of PyTorch names them, <c>0.weight</c> or <c>fc1.weight</c>: the modules with arrays are the layers with arrays, in the order of
/// their numbers. Axes stand as they do here, outputs first.
/// </summary>
internal static class PyTorchNames
{
    /// <summary>Batch-norm counts batches, which nothing here asks for.</summary>
    private const string NotNeeded = "num_batches_tracked";

    /// <exception cref="SetupException">There are not as many modules as layers, or their order is not certain.</exception>
    public static IReadOnlyDictionary<string, ArraySource> Map(string path, NetworkPlan plan, IReadOnlyDictionary<string, NumericArray> arrays)
    {
        var groups = ArrayGroup.Of(arrays.Keys.Where(name => !IsIgnored(name)), '.');
        PlannedLayer[] layers = [.. plan.AllLayers.Where(layer => layer.Plan.Parameters.Count + layer.Plan.States.Count > 0)];
        if (groups.Count != layers.Length)
        {
            throw new SetupException($"{path} has arrays of {groups.Count} modules ({string.Join(", ", groups.Take(8).Select(group => $"'{group.Name}'"))}), but the network has {layers.Length} "
                + $"layers with arrays ({string.Join(", ", layers.Take(8).Select(layer => layer.Name))}); change 'Network:Layers', or name each array in a file for '--map'.");
        }

        var sources = new Dictionary<string, ArraySource>();
        foreach (var (layer, group) in layers.Zip(ModuleOrder.Assign(path, layers, groups, arrays)))
        {
            foreach (var (last, name) in group.Arrays)
                sources.Add($"{layer.Name}.{last}", new ArraySource(name));
        }

        return sources;
    }

    public static bool IsIgnored(string name) => name.EndsWith(NotNeeded, StringComparison.Ordinal);
}
