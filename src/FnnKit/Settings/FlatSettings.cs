using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Settings as one value for each path, so that two sets of them can be compared.</summary>
internal static class FlatSettings
{
    /// <summary>The values by path. A list of plain values is one value.</summary>
    public static OrderedDictionary<string, string> Create(JsonNode? json, string path = "")
    {
        var values = new OrderedDictionary<string, string>();
        Add(values, json, path);
        return values;
    }

    /// <summary>The settings that are not the same in both, with the value of each; null where one lacks it.</summary>
    public static IReadOnlyList<(string Path, string? Before, string? Now)> Compare(JsonNode? before, JsonNode? now)
    {
        OrderedDictionary<string, string> first = Create(before), second = Create(now);
        return [.. first.Keys.Concat(second.Keys).Distinct().Select(path => (path, first.GetValueOrDefault(path), second.GetValueOrDefault(path))).Where(pair => pair.Item2 != pair.Item3)];
    }

    private static void Add(OrderedDictionary<string, string> values, JsonNode? json, string path)
    {
        switch (json)
        {
            case JsonObject group:
                foreach (var (name, value) in group)
                    Add(values, value, SettingReader.Join(path, name));
                break;
            case JsonArray list when list.Any(item => item is JsonObject):
                for (int i = 0; i < list.Count; i++)
                    Add(values, list[i], SettingReader.Join(path, $"{i}"));
                break;
            default:
                values[path] = json?.ToJsonString() ?? "null";
                break;
        }
    }
}
