namespace FnnKit;

/// <summary>
/// The names that arrays have in a <c>torch.nn.Sequential</c> of the same stack: <c>0.weight</c>, <c>0.bias</c>, <c>2.weight</c>. Each layer is a module, and each
/// activation is one behind it.
/// </summary>
internal static class SequentialNames
{
    /// <summary>The names in PyTorch by the names here.</summary>
    /// <exception cref="ModelException">A layer has layers inside, which a sequence has no names for.</exception>
    public static IReadOnlyDictionary<string, string> Of(NetworkPlan plan)
    {
        var names = new Dictionary<string, string>();
        int index = 0;
        foreach (var layer in plan.Layers)
        {
            if (layer.Inner.Count > 0)
                throw new ModelException($"Layer '{layer.Name}' has layers inside, which torch.nn.Sequential has no names for; leave out '--naming', and take the arrays by the names that FnnKit gives them.");
            string[] arrays = [.. layer.Plan.Parameters.Select(parameter => parameter.Name), .. layer.Plan.States.Select(state => state.Name)];
            foreach (string array in arrays)
                names.Add($"{layer.Name}.{array}", $"{index}.{array}");
            // A layer that is nothing but its activation is one module with it.
            bool isActivationAlone = arrays.Length == 0 && layer.Plan.Output == layer.Input.Shape;
            index += layer.Plan.Activation is null || isActivationAlone ? 1 : 2;
        }

        return names;
    }
}
