using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace FnnKit.Formats;

/// <summary>Writes a ZIP archive of stored members whose bytes depend on nothing but the members: no clock, no system, no compressor's version.</summary>
internal sealed class ZipArchiveWriter(Stream stream)
{
    private const ushort Version = 20;

    /// <summary>The first of January 1980, the earliest day that ZIP knows.</summary>
    private const ushort FixedDate = 1 << 5 | 1;

    private readonly List<(ZipMember Member, byte[] Name)> _members = [];
    private long _position;

    /// <summary>Adds a member whose contents are two runs of bytes, one after the other.</summary>
    public void Add(string name, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        byte[] nameBytes = StrictUtf8.Encoding.GetBytes(name);
        long length = (long)first.Length + second.Length;
        bool isTooLarge = _position + ZipFormat.LocalLength + nameBytes.Length + length >= uint.MaxValue;
        if (nameBytes.Length > ushort.MaxValue || _members.Count >= ushort.MaxValue - 1 || isTooLarge)
            throw new NotSupportedException("A .npz file takes at most 65,534 arrays and 4 GiB here; split it, or write a .safetensors file.");

        var checksum = new Crc32();
        checksum.Append(first);
        checksum.Append(second);
        var member = new ZipMember(checksum.GetCurrentHashAsUInt32(), length, _position);
        _members.Add((member, nameBytes));

        Span<byte> header = stackalloc byte[ZipFormat.LocalLength];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFormat.LocalSignature);
        WriteCommon(header[4..], member, nameBytes);
        Write(header);
        Write(nameBytes);
        Write(first);
        Write(second);
    }

    /// <summary>Writes the directory and the end record.</summary>
    public void Finish()
    {
        long start = _position;
        Span<byte> entry = stackalloc byte[ZipFormat.CentralLength];
        foreach ((ZipMember member, byte[] name) in _members)
        {
            entry.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(entry, ZipFormat.CentralSignature);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[4..], Version);
            WriteCommon(entry[6..], member, name);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[42..], (uint)member.Offset);
            Write(entry);
            Write(name);
        }

        Span<byte> end = stackalloc byte[ZipFormat.EndLength];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, ZipFormat.EndSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)_members.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)_members.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)(_position - start));
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)start);
        Write(end);
    }

    /// <summary>The 26 bytes that a local header and a directory entry share; the extra field stays empty.</summary>
    private static void WriteCommon(Span<byte> header, ZipMember member, byte[] name)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], (ushort)(Ascii.IsValid(name) ? 0 : ZipFormat.Utf8Flag));
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], FixedDate);
        BinaryPrimitives.WriteUInt32LittleEndian(header[10..], member.Checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(header[14..], (uint)member.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[18..], (uint)member.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)name.Length);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        _position += bytes.Length;
    }
}
