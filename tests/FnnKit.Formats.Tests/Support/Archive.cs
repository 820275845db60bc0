using System.Buffers.Binary;
using System.IO.Compression;

namespace FnnKit.Formats.Tests;

/// <summary>ZIP archives as another writer makes them, to be spoiled.</summary>
internal static class Archive
{
    private static ReadOnlySpan<byte> CentralSignature => "PK\u0001\u0002"u8;

    public static byte[] Make(CompressionLevel level, params (string Name, byte[] Contents)[] members)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] contents) in members)
            {
                using Stream member = archive.CreateEntry(name, level).Open();
                member.Write(contents);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Overwrites four bytes of the first entry of the central directory.</summary>
    public static byte[] WithDirectoryField(byte[] archive, int field, uint value)
    {
        byte[] changed = [.. archive];
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(archive.AsSpan().IndexOf(CentralSignature) + field), value);
        return changed;
    }
}
