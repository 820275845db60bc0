namespace FnnKit;

/// <summary>
/// Names in a small JSON file: <c>{ "dense1.weight": "fc/W", "dense1.bias": { "Name": "fc/b", "Transpose": false } }</c>, names here on the left. What it does not
/// name has the same name there.
/// </summary>
internal static class NameMap
{
    /// <exception cref="SetupException">The file is no such map, or names an array that the network does not have.</exception>
    public static IReadOnlyDictionary<string, ArraySource> Read(string mapPath, NetworkPlan plan)
    {
        string[] known = [.. plan.Parameters.Select(parameter => parameter.Name), .. plan.States.Select(state => state.Name)];
        var sources = known.ToDictionary(name => name, name => new ArraySource(name));
        foreach (var (name, value) in Entries(mapPath))
        {
            string nearest = NearestName.Suggest(name, known);
            if (!sources.ContainsKey(name))
                throw new SetupException($"{value.KeyOrigin}: the network has no array '{name}'{(nearest.Length > 0 ? nearest : ".")} It has {string.Join(", ", known.Take(12))}.");
            sources[name] = Source(name, value);
        }

        return sources;
    }

    private static OrderedDictionary<string, SettingNode> Entries(string path)
    {
        try
        {
            var map = SettingReader.ReadFile(path, isExact: true);
            return map.Kind == SettingKind.Object ? map.Members : throw new SetupException($"{path} is not a map of names; expected an object such as {{ \"dense1.weight\": \"fc1.W\" }}.");
        }
        catch (SettingsException exception)
        {
            throw new SetupException(exception.Message, exception);
        }
    }

    private static ArraySource Source(string entry, SettingNode value)
    {
        if (value.Kind == SettingKind.String)
            return new ArraySource(value.Text);
        bool hasKnownKeys = value.Kind == SettingKind.Object && value.Members.Keys.All(key => key is "Name" or "Transpose");
        if (hasKnownKeys && value["Name"] is { Kind: SettingKind.String } name && (value["Transpose"]?.Kind ?? SettingKind.Boolean) == SettingKind.Boolean)
            return new ArraySource(name.Text, value["Transpose"]?.Text == "true");
        throw new SetupException($"{value.Origin}: '{entry}' is {value.ToJson()?.ToJsonString() ?? "null"}, but must be a name, or {{ \"Name\": \"...\", \"Transpose\": true }}.");
    }
}
