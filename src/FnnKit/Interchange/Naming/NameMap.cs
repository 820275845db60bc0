using System.Text.Json;

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
        foreach (var entry in Entries(mapPath))
        {
            string nearest = NearestName.Suggest(entry.Name, known);
            if (!sources.ContainsKey(entry.Name))
                throw new SetupException($"{mapPath}: the network has no array '{entry.Name}'{(nearest.Length > 0 ? nearest : ".")} It has {string.Join(", ", known.Take(12))}.");
            sources[entry.Name] = Source(mapPath, entry);
        }

        return sources;
    }

    private static JsonProperty[] Entries(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Object ? [.. document.RootElement.Clone().EnumerateObject()]
                : throw new SetupException($"{path} is no map of names; expected an object such as {{ \"dense1.weight\": \"fc1.W\" }}.");
        }
        catch (JsonException exception)
        {
            throw new SetupException($"{path}({exception.LineNumber + 1}): this is no JSON: {exception.Message}", exception);
        }
    }

    private static ArraySource Source(string path, JsonProperty entry)
    {
        if (entry.Value.ValueKind == JsonValueKind.String)
            return new ArraySource(entry.Value.GetString()!);
        if (entry.Value.ValueKind == JsonValueKind.Object
            && entry.Value.EnumerateObject().All(part => part.Name is "Name" or "Transpose")
            && entry.Value.TryGetProperty("Name", out var name) && name.ValueKind == JsonValueKind.String
            && (!entry.Value.TryGetProperty("Transpose", out var turned) || turned.ValueKind is JsonValueKind.True or JsonValueKind.False))
            return new ArraySource(name.GetString()!, turned.ValueKind == JsonValueKind.True);
        throw new SetupException($"{path}: '{entry.Name}' is {entry.Value.GetRawText()}, but must be a name, or {{ \"Name\": \"...\", \"Transpose\": true }}.");
    }
}
