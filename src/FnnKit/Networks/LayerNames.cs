namespace FnnKit;

/// <summary>Gives layers their names: the one that was given, or type and ordinal.</summary>
internal static class LayerNames
{
    public static IReadOnlyList<string> Of(IReadOnlyList<LayerSetup> layers)
    {
        var ordinals = new Dictionary<string, int>();
        var names = new List<string>();
        foreach (var layer in layers)
        {
            string type = PartIdentity.Of(layer.Layer).Name;
            int ordinal = ordinals[type] = ordinals.GetValueOrDefault(type) + 1;
            string name = layer.Name ?? $"{type}{ordinal}";
            if (names.Contains(name))
                throw new NetworkException($"Layer {names.Count + 1} is named '{name}', but layer {names.IndexOf(name) + 1} has that name already; give one of them another 'Name'.") { Layer = names.Count };
            if (name.Length == 0 || name.Contains('.'))
                throw new NetworkException($"Layer {names.Count + 1} cannot be named '{name}': a name is not empty and has no '.', which parts it from the names of its parameters.") { Layer = names.Count };
            names.Add(name);
        }

        return names;
    }
}
