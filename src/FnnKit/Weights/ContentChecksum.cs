using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// A SHA-256 over all that a file of tensors holds, kept in its metadata: a bit that has turned over in a weight looks like any other weight, and is found by
/// nothing else. An empty seal says that the file was changed on purpose.
/// </summary>
internal static class ContentChecksum
{
    private const string Key = "sha256";

    /// <summary>Adds the seal to the metadata.</summary>
    public static IReadOnlyDictionary<string, string> Seal(IEnumerable<KeyValuePair<string, NumericArray>> tensors, IReadOnlyDictionary<string, string> metadata)
        => new Dictionary<string, string>(metadata) { [Key] = Compute(tensors, metadata) };

    /// <summary>Compares what a file holds with its seal.</summary>
    /// <exception cref="DataFileException">They differ, or there is no seal.</exception>
    public static void Check(string path, IEnumerable<KeyValuePair<string, NumericArray>> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.GetValueOrDefault(Key) is var seal && seal?.Length is not 0 && seal != Compute(tensors, metadata))
            throw new DataFileException(path, "what it holds does not fit its checksum", remedy: $"it is damaged: restore it; if it was changed on purpose, set '{Key}' in its metadata to an empty text");
    }

    private static string Compute(IEnumerable<KeyValuePair<string, NumericArray>> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, value) in metadata.Where(pair => pair.Key != Key).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Append(hash, key);
            Append(hash, value);
        }

        foreach (var (name, tensor) in tensors)
        {
            Append(hash, name);
            Append(hash, tensor.ToString());
            hash.AppendData(tensor.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>With its length before it, so that two texts cannot pass for other two.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
