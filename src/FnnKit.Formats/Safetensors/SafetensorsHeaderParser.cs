using System.Text.Json;

namespace FnnKit.Formats;

/// <summary>Parses the JSON of a safetensors header. Broken JSON comes out as the reader's own exceptions, which the caller translates.</summary>
internal sealed class SafetensorsHeaderParser(BinaryInput input)
{
    private const string Remedy = "save it again with a safetensors library";

    private readonly List<SafetensorsEntry> _entries = [];
    private readonly Dictionary<string, string> _metadata = [];

    public (List<SafetensorsEntry> Entries, Dictionary<string, string> Metadata) Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var names = new HashSet<string>();
        reader.Read();
        while (ReadName(ref reader, names, "the header") is { } name)
        {
            if (name == SafetensorsHeader.MetadataKey)
                ParseMetadata(ref reader);
            else
                _entries.Add(ParseEntry(ref reader, name));
        }

        // Reads on to the end, so that anything after the object is found.
        while (reader.Read())
        {
        }

        return (_entries, _metadata);
    }

    private void ParseMetadata(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, SafetensorsHeader.MetadataKey);
        var names = new HashSet<string>();
        while (ReadName(ref reader, names, "the metadata") is { } key)
        {
            Expect(ref reader, JsonTokenType.String, $"metadata '{key}'");
            _metadata.Add(key, reader.GetString()!);
        }
    }

    private SafetensorsEntry ParseEntry(ref Utf8JsonReader reader, string name)
    {
        string subject = $"tensor '{name}'";
        ElementType? type = null;
        int[]? shape = null;
        long[]? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject, subject);
        var names = new HashSet<string>();
        while (ReadName(ref reader, names, subject) is { } key)
        {
            switch (key)
            {
                case "dtype": type = ParseType(ref reader, subject); break;
                case "shape": shape = Array.ConvertAll(ParseNumbers(ref reader, subject, int.MaxValue), size => (int)size); break;
                case "data_offsets": offsets = ParseNumbers(ref reader, subject, long.MaxValue); break;
                default: throw Error(reader, $"{subject} has a field '{key}'", "dtype, shape and data_offsets");
            }
        }

        if (type is null || shape is null || offsets is not [var begin, var end])
            throw Error(reader, $"{subject} lacks a field, or has not two offsets", "dtype, shape and data_offsets");
        var layout = new StoredLayout(type.Value, shape);
        if (layout.ByteCount < 0 || begin > end || end - begin != layout.ByteCount)
            throw Error(reader, $"{subject} has data from {begin} to {end}", $"as many bytes as {type} of shape {ArrayShape.Format(shape)} takes");
        return new SafetensorsEntry(name, layout, begin, end);
    }

    private ElementType ParseType(ref Utf8JsonReader reader, string subject)
    {
        Expect(ref reader, JsonTokenType.String, $"the dtype of {subject}");
        string name = reader.GetString()!;
        return SafetensorsType.Parse(name) ?? throw new DataFileException(
            input.Name, $"{subject} has the dtype '{name}'", Offset(reader), $"one of {SafetensorsType.All}", "convert it to F32 first");
    }

    private long[] ParseNumbers(ref Utf8JsonReader reader, string subject, long maximum)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray, $"the shape or the offsets of {subject}");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0 || number > maximum)
                throw Error(reader, $"{subject} has a size or an offset that is none", $"integers from 0 to {maximum}");
            numbers.Add(number);
            if (numbers.Count > ArrayShape.MaximumRank)
                throw Error(reader, $"{subject} has too many axes", $"at most {ArrayShape.MaximumRank}");
        }

        return [.. numbers];
    }

    /// <summary>The next name of the object that is being read, or null at its end.</summary>
    private string? ReadName(ref Utf8JsonReader reader, HashSet<string> names, string subject)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
            return null;
        string name = reader.GetString()!;
        if (!names.Add(name))
            throw Error(reader, $"{subject} has '{name}' twice", "names that differ");
        return name;
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType type, string subject)
    {
        reader.Read();
        if (reader.TokenType != type)
            throw Error(reader, $"{subject} is {reader.TokenType}", $"{type}");
    }

    private DataFileException Error(in Utf8JsonReader reader, string problem, string expected) =>
        new(input.Name, problem, Offset(reader), expected, Remedy);

    private static long Offset(in Utf8JsonReader reader) => sizeof(ulong) + reader.TokenStartIndex;
}
