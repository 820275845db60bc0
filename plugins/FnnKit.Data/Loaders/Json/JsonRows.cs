using System.Text.Json;

namespace FnnKit.Data;

/// <summary>Finds the rows in a document that is one object.</summary>
internal static class JsonRows
{
    private const int Deepest = 4;

    /// <summary>A document of more bytes is not searched; it is most likely JSON Lines.</summary>
    private const long LargestDocument = 1L << 28;

    /// <summary>Finds the first array of objects in a document that is a single object; null if there is none, or the document is none.</summary>
    public static string? Find(string path)
    {
        using (var records = JsonRecords.Open(path, null))
        {
            // With a second record the document is an array, or JSON Lines.
            if (new FileInfo(path).Length > LargestDocument || !records.Read() || records.Record.Span[0] != (byte)'{' || records.Read())
                return null;
        }

        using var stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.ValueKind == JsonValueKind.Object ? Find(document.RootElement, "", Deepest) : null;
    }

    private static string? Find(JsonElement element, string prefix, int depth)
    {
        foreach (var member in element.EnumerateObject())
        {
            string path = prefix + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() > 0 && member.Value[0].ValueKind == JsonValueKind.Object)
                return path;
            if (member.Value.ValueKind == JsonValueKind.Object && depth > 0 && Find(member.Value, path + ".", depth - 1) is { } found)
                return found;
        }

        return null;
    }
}
