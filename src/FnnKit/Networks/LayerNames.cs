namespace FnnKit;

/// <summary>Gives the layers of a stack their names: the one that was given, or type and ordinal.</summary>
internal static class LayerNames
{
    /// <exception cref="NetworkException">A name is given twice, or cannot be one.</exception>
    public static IReadOnlyList<string> Create(IReadOnlyList<LayerSetup> layers, LayerPlace stack)
    {
        var ordinals = new Dictionary<string, int>();
        var names = new List<string>();
        string where = stack.Name.Length == 0 ? "" : $" of '{stack.Name}'";
        foreach (var layer in layers)
        {
            string type = PartIdentity.Get(layer.Layer).Name;
            int ordinal = ordinals[type] = ordinals.GetValueOrDefault(type) + 1;
            string name = layer.Name ?? $"{type}{ordinal}";
            var place = stack.Layer(names.Count, name);
            if (names.Contains(name))
                throw place.Error($"Layer {names.Count + 1}{where} is named '{name}', but layer {names.IndexOf(name) + 1} has that name already; give one of them another 'Name'.");
            if (name.Length == 0 || name.Contains('.'))
                throw place.Error($"Layer {names.Count + 1}{where} cannot be named '{name}': a name is not empty and has no '.', which parts it from the names of its parameters.");
            names.Add(name);
        }

        return names;
    }
}
