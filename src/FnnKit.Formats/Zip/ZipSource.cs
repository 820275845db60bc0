using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace FnnKit.Formats;

/// <summary>The bytes of a ZIP archive.</summary>
internal sealed class ZipSource(Stream stream, string name)
{
    private const string Remedy = "it is damaged: copy or save it again";

    public long Length { get; } = stream.Length;

    /// <summary>Reads bytes that lie within <see cref="Length"/>.</summary>
    public byte[] Read(long offset, long length)
    {
        if (length > Array.MaxLength)
            throw Error($"{length} bytes are too many to load at once", offset, $"at most {Array.MaxLength}", "split the array into several");
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)length);
        stream.Position = offset;
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < length)
            throw Error("the archive ends early", offset, $"{length} bytes", "it was cut short while in use");
        return bytes;
    }

    /// <summary>Reads the contents of a member and verifies their length and checksum.</summary>
    public byte[] Read(ZipMember member)
    {
        byte[] header = Read(member.Offset, ZipFormat.LocalLength);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != ZipFormat.LocalSignature)
            throw Error($"the header of the member '{member.Name}' is damaged", member.Offset, "the bytes 'PK' 3 4", Remedy);
        long dataOffset = member.Offset + ZipFormat.LocalLength
            + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        if (dataOffset + member.CompressedLength > member.Limit)
            throw Error($"the member '{member.Name}' overlaps what follows it", member.Offset, $"its end before byte {member.Limit}", Remedy);
        if (!member.IsDeflated && member.CompressedLength != member.Length)
            throw Error($"the member '{member.Name}' is stored in {member.CompressedLength} bytes", member.Offset, $"{member.Length}", Remedy);

        byte[] contents = Read(dataOffset, member.CompressedLength);
        if (member.IsDeflated)
            contents = Inflate(contents, member);
        if (Crc32.HashToUInt32(contents) != member.Checksum)
            throw Error($"the contents of the member '{member.Name}' do not match their CRC-32", dataOffset, $"{member.Checksum:x8}", Remedy);
        return contents;
    }

    public DataFileException Error(string problem, long offset, string expected, string remedy) => new(name, problem, offset, expected, remedy);

    /// <summary>Inflates up to the declared length and not a byte more, taking memory as the bytes come.</summary>
    private byte[] Inflate(byte[] compressed, ZipMember member)
    {
        using var inflated = new DeflateStream(new MemoryStream(compressed), CompressionMode.Decompress);
        return new BinaryInput(inflated, name).ReadToEnd(member.Length, $"the member '{member.Name}'");
    }
}
