using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FnnKit.Formats;

/// <summary>Writes the header of a safetensors file, with its length before it and spaces after it.</summary>
internal static class SafetensorsHeaderWriter
{
    private const int Alignment = 64;

    public static byte[] ToBytes(IReadOnlyList<KeyValuePair<string, NumericArray>> tensors, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            WriteMetadata(writer, metadata);
            WriteTensors(writer, tensors);
            writer.WriteEndObject();
        }

        int padded = (sizeof(ulong) + json.WrittenCount + Alignment - 1) / Alignment * Alignment;
        if (padded - sizeof(ulong) > SafetensorsHeader.MaximumLength)
            throw new ArgumentException($"The header takes {json.WrittenCount} bytes; the format allows {SafetensorsHeader.MaximumLength}.", nameof(tensors));
        byte[] bytes = new byte[padded];
        bytes.AsSpan().Fill((byte)' ');
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)(padded - sizeof(ulong)));
        json.WrittenSpan.CopyTo(bytes.AsSpan(sizeof(ulong)));
        return bytes;
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        KeyValuePair<string, string>[] ordered = [.. metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
        if (ordered.Length == 0)
            return;

        var names = new HashSet<string>();
        writer.WriteStartObject(SafetensorsHeader.MetadataKey);
        foreach ((string key, string value) in ordered)
        {
            WriteName(writer, names, key);
            writer.WriteStringValue(Valid(value));
        }

        writer.WriteEndObject();
    }

    private static void WriteTensors(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, NumericArray>> tensors)
    {
        var names = new HashSet<string> { SafetensorsHeader.MetadataKey };
        long offset = 0;
        foreach ((string name, NumericArray tensor) in tensors)
        {
            WriteName(writer, names, name);
            writer.WriteStartObject();
            writer.WriteString("dtype", SafetensorsType.Name(tensor.ElementType));
            writer.WriteStartArray("shape");
            foreach (int size in tensor.Shape)
                writer.WriteNumberValue(size);
            writer.WriteEndArray();
            writer.WriteStartArray("data_offsets");
            writer.WriteNumberValue(offset);
            writer.WriteNumberValue(offset += tensor.Bytes.Length);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    private static void WriteName(Utf8JsonWriter writer, HashSet<string> names, string name)
    {
        if (!names.Add(name))
            throw new ArgumentException($"The name '{name}' comes twice or is reserved.", nameof(name));
        writer.WritePropertyName(Valid(name));
    }

    private static string Valid(string text)
    {
        // Throws where the JSON writer would put a replacement character in silence.
        _ = StrictUtf8.Encoding.GetByteCount(text);
        return text;
    }
}
