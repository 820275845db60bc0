using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace FnnKit.Formats;

/// <summary>The header of a safetensors file, checked in full before any tensor is read.</summary>
/// <param name="Entries">The tensors in the order of their data.</param>
/// <param name="Metadata">The text that goes with them.</param>
/// <param name="DataOffset">Where in the file the data starts.</param>
internal sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataOffset)
{
    public const string MetadataKey = "__metadata__";

    /// <summary>The format's own limit.</summary>
    public const int MaximumLength = 100_000_000;

    private const string Remedy = "save it again with a safetensors library";

    public static SafetensorsHeader Read(BinaryInput input, long fileLength)
    {
        Span<byte> lengthBytes = stackalloc byte[sizeof(ulong)];
        input.Fill(lengthBytes, "the length of the safetensors header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > MaximumLength || (long)length > fileLength - sizeof(ulong))
        {
            throw input.Error(
                $"a header of {length} bytes does not fit", $"at most {Math.Clamp(fileLength - sizeof(ulong), 0, MaximumLength)}",
                "check that it is a safetensors file, whole", 0);
        }

        byte[] json = new byte[length];
        input.Fill(json, "the safetensors header");
        if (json is not [(byte)'{', ..])
            throw input.Error("the safetensors header is no JSON object", "'{'", Remedy, sizeof(ulong));
        if (!Utf8.IsValid(json))
            throw input.Error("the safetensors header is not valid UTF-8", remedy: Remedy, offset: sizeof(ulong));

        (List<SafetensorsEntry> entries, Dictionary<string, string> metadata) = Parse(json, input);
        SafetensorsEntry[] ordered = [.. entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
        CheckCoverage(ordered, input, fileLength - input.Position);
        return new SafetensorsHeader(ordered, metadata, input.Position);
    }

    public SafetensorsContent ToContent(Func<SafetensorsEntry, ReadOnlyMemory<byte>> read)
    {
        var tensors = new OrderedDictionary<string, NumericArray>(Entries.Count);
        foreach (SafetensorsEntry entry in Entries)
            tensors.Add(entry.Name, new NumericArray(entry.Layout.ElementType, entry.Layout.Shape, read(entry)));
        return new SafetensorsContent(tensors, Metadata);
    }

    private static (List<SafetensorsEntry> Entries, Dictionary<string, string> Metadata) Parse(byte[] json, BinaryInput input)
    {
        try
        {
            return new SafetensorsHeaderParser(input).Parse(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new DataFileException(input.Name, "the safetensors header is not valid JSON", sizeof(ulong), remedy: Remedy, innerException: exception);
        }
    }

    /// <summary>Every byte belongs to exactly one tensor: what hides in a gap or behind the end could be a file of another kind.</summary>
    private static void CheckCoverage(SafetensorsEntry[] entries, BinaryInput input, long dataLength)
    {
        long end = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.Begin != end)
                throw input.Error($"the data of tensor '{entry.Name}' starts at {entry.Begin}", $"{end}, where the one before it ends", Remedy);
            if (entry.Layout.ByteCount > Array.MaxLength)
                throw input.Error($"tensor '{entry.Name}' takes {entry.Layout.ByteCount} bytes", $"at most {Array.MaxLength}", "split the tensor");
            end = entry.End;
        }

        if (end != dataLength)
            throw input.Error($"the tensors end at {end} of {dataLength} bytes of data", "the end of the file", "copy or save it again");
    }
}
