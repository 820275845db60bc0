using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>JSON on one line, with the spaces that people write.</summary>
internal static class InlineJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode? json) => json switch
    {
        null => "null",
        JsonObject { Count: 0 } => "{}",
        JsonArray { Count: 0 } => "[]",
        JsonObject group => $"{{ {string.Join(", ", group.Select(member => $"{Quote(member.Key)}: {Write(member.Value)}"))} }}",
        JsonArray list => $"[ {string.Join(", ", list.Select(Write))} ]",
        _ => json.ToJsonString(Relaxed),
    };

    public static string Quote(string text) => JsonSerializer.Serialize(text, Relaxed);
}
