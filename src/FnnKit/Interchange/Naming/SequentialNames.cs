namespace FnnKit;

/// <summary>
/// The names that arrays have in a <c>torch.nn.Sequential</c> of the same stack: <c>0.weight</c>, <c>0.bias</c>, <c>2.weight</c>. Each layer is a module, each
/// activation is one behind it, and <c>torch.nn.Flatten</c> is one before a layer that takes images as vectors by itself.
/// </summary>
internal static class SequentialNames
{
    private const string Instead = "leave out '--naming', and take the arrays by the names that FnnKit gives them.";

    /// <summary>The arrays of modules that stand in a sequence.</summary>
    private static readonly string[] Known = ["weight", "bias", "running_mean", "running_var"];

    /// <summary>The names in PyTorch by the names here.</summary>
    /// <exception cref="ModelException">A layer has layers inside, or arrays that no module of a sequence has.</exception>
    public static IReadOnlyDictionary<string, string> Create(NetworkPlan plan)
    {
        var names = new Dictionary<string, string>();
        int index = 0;
        foreach (var layer in plan.Layers)
        {
            Check(layer);
            index += FlattensItself(layer) ? 1 : 0;
            string[] arrays = ArraysOf(layer);
            foreach (string array in arrays)
                names.Add($"{layer.Name}.{array}", $"{index}.{array}");
            // A layer that is nothing but its activation is one module with it.
            bool isActivationAlone = arrays.Length == 0 && layer.Plan.Output == layer.Input.Shape;
            index += layer.Plan.Activation is null || isActivationAlone ? 1 : 2;
        }

        return names;
    }

    /// <summary>Whether a layer sums over all numbers of an image as of one vector, for which PyTorch wants a module before its own.</summary>
    private static bool FlattensItself(PlannedLayer layer) => layer.Input.Dimensions.Length > 1 && MatrixOf(layer) is not null;

    private static string[] ArraysOf(PlannedLayer layer)
        => [.. layer.Plan.Parameters.Select(parameter => parameter.Name), .. layer.Plan.States.Select(state => state.Name)];

    /// <summary>The parameter <c>[sums, inputs]</c> that takes each sample as one vector; null where there is none.</summary>
    private static ParameterPlan? MatrixOf(PlannedLayer layer) => layer.Plan.Output.Dimensions.Length > 1 ? null
        : layer.Plan.Parameters.FirstOrDefault(parameter => parameter.Shape.Dimensions is [_, var inputs] && inputs == layer.Input.Size);

    private static void Check(PlannedLayer layer)
    {
        if (layer.Inner.Count > 0)
            throw new ModelException($"Layer '{layer.Name}' has layers inside, which torch.nn.Sequential has no names for; {Instead}");
        if (ArraysOf(layer).FirstOrDefault(array => !Known.Contains(array)) is { } unknown)
            throw new ModelException($"Layer '{layer.Name}' has the array '{unknown}', which no module of a torch.nn.Sequential has; {Instead}");
        if (MatrixOf(layer) is { } matrix && matrix.Shape.Dimensions[0] != layer.Plan.Output.Size)
            throw new ModelException($"Layer '{layer.Name}' has {matrix.Shape} weights for {layer.Plan.Output.Size} outputs, which no module of a torch.nn.Sequential has; {Instead}");
    }
}
