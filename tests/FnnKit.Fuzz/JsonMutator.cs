using System.Text;
using System.Text.Json.Nodes;

namespace FnnKit.Fuzz;

/// <summary>Changes JSON in its structure: values of another kind, members that are gone, repeated or moved, numbers at the limits, text that is not Unicode.</summary>
internal static class JsonMutator
{
    private static readonly string[] Values =
        ["null", "true", "0", "-1", "1e308", "1e999", "-0.0", "9223372036854775807", "99999999999999999999", "1.5", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"NaN\"", "[]", "{}", "[[]]", "[null]", "{\"\":0}", "{\"a\":1,\"a\":2}"];

    public static byte[] Apply(byte[] good, Random random)
    {
        // Half of the changes are to the text, behind which a parser could stumble.
        if (random.Next(3) == 0)
            return ByteMutator.Apply(good, random);
        var root = JsonNode.Parse(good)!;
        string marker = $"\"{Guid.NewGuid():N}\"";
        for (int count = random.Next(1, 3); count > 0; count--)
            Change(root, marker, random);
        string text = root.ToJsonString();
        while (text.IndexOf(marker, StringComparison.Ordinal) is >= 0 and var at)
            text = $"{text[..at]}{Values[random.Next(Values.Length)]}{text[(at + marker.Length)..]}";
        return Encoding.UTF8.GetBytes(text);
    }

    private static void Change(JsonNode root, string marker, Random random)
    {
        var nodes = Below(root).ToArray();
        if (nodes.Length == 0)
            return;
        var (parent, key, index) = nodes[random.Next(nodes.Length)];
        var replacement = random.Next(3) == 0 ? nodes[random.Next(nodes.Length)] is var other && other.Parent is JsonObject from ? from[other.Key!]?.DeepClone() : null : JsonValue.Create(marker.Trim('"'));
        if (parent is JsonObject group)
        {
            if (random.Next(4) == 0)
                group.Remove(key!);
            else
                group[key!] = replacement;
        }
        else if (parent is JsonArray list && index < list.Count)
        {
            if (random.Next(4) == 0)
                list.RemoveAt(index);
            else
                list[index] = replacement;
        }
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Below(JsonNode node)
    {
        if (node is JsonObject group)
        {
            foreach (var (key, value) in group.ToArray())
            {
                yield return (group, key, 0);
                foreach (var inner in value is null ? [] : Below(value))
                    yield return inner;
            }
        }
        else if (node is JsonArray list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                yield return (list, null, i);
                foreach (var inner in list[i] is { } item ? Below(item) : [])
                    yield return inner;
            }
        }
    }
}
