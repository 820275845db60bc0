using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace FnnKit.Formats;

/// <summary>Reads the central directory of a ZIP archive, believing none of its figures.</summary>
internal sealed class ZipDirectory
{
    private const string Remedy = "save it with numpy.savez";

    /// <summary>What any archive may inflate to; more must not exceed <see cref="MaximumRatio"/> times the archive's own length.</summary>
    private const long AlwaysAllowed = 256L << 20;

    private const int MaximumRatio = 100;

    private readonly ZipSource _source;
    private readonly List<ZipMember> _members = [];

    private ZipDirectory(ZipSource source) => _source = source;

    /// <summary>Lists the members in the order of the directory.</summary>
    public static IReadOnlyList<ZipMember> Read(ZipSource source)
    {
        var directory = new ZipDirectory(source);
        directory.Read();
        directory.RefuseBombs();
        return directory._members;
    }

    private void Read()
    {
        long endOffset = FindEnd(out byte[] end);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10));
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12));
        long start = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16));
        if (start == uint.MaxValue || length == uint.MaxValue || count == ushort.MaxValue)
            throw _source.Error("this is a ZIP64 archive", endOffset, "at most 65,534 members and 4 GiB", "split it, or use a .safetensors file");
        if (start + length != endOffset)
            throw _source.Error("the archive's directory does not lie before its end record", endOffset, "a directory without gaps", Remedy);

        ReadOnlySpan<byte> directory = _source.Read(start, length);
        for (int i = 0; i < count; i++)
            directory = directory[ReadMember(directory, endOffset - directory.Length)..];
        if (!directory.IsEmpty)
            throw _source.Error("the archive's directory lists more than it counts", endOffset - directory.Length, $"{count} members", Remedy);
        LimitMembers(start);
    }

    /// <summary>Finds the end record, which a comment may follow.</summary>
    private long FindEnd(out byte[] end)
    {
        long tailLength = Math.Min(_source.Length, ZipFormat.EndLength + ushort.MaxValue);
        byte[] tail = _source.Read(_source.Length - tailLength, tailLength);
        for (int i = tail.Length - ZipFormat.EndLength; i >= 0; i--)
        {
            Span<byte> candidate = tail.AsSpan(i);
            if (BinaryPrimitives.ReadUInt32LittleEndian(candidate) != ZipFormat.EndSignature
                || BinaryPrimitives.ReadUInt16LittleEndian(candidate[20..]) != candidate.Length - ZipFormat.EndLength)
            {
                continue;
            }

            end = candidate[..ZipFormat.EndLength].ToArray();
            return _source.Length - tailLength + i;
        }

        throw _source.Error("this is no .npz file, or its end is missing", _source.Length, "a ZIP archive of .npy files", "copy or save it again");
    }

    private int ReadMember(ReadOnlySpan<byte> entry, long offset)
    {
        if (entry.Length < ZipFormat.CentralLength || BinaryPrimitives.ReadUInt32LittleEndian(entry) != ZipFormat.CentralSignature)
            throw _source.Error("the archive's directory is damaged", offset, "another member", Remedy);
        int flags = BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]);
        int method = BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
        int total = ZipFormat.CentralLength + nameLength
            + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        if (total > entry.Length)
            throw _source.Error("the archive's directory is damaged", offset, $"{total} bytes", Remedy);

        ReadOnlySpan<byte> nameBytes = entry.Slice(ZipFormat.CentralLength, nameLength);
        if (!((flags & ZipFormat.Utf8Flag) != 0 ? Utf8.IsValid(nameBytes) : Ascii.IsValid(nameBytes)))
            throw _source.Error("a member's name is not marked as UTF-8, or is not valid", offset + ZipFormat.CentralLength, "names in UTF-8", Remedy);
        string name = Encoding.UTF8.GetString(nameBytes);
        if ((flags & ZipFormat.EncryptedFlag) != 0)
            throw _source.Error($"the member '{name}' is encrypted", offset, "a plain archive", Remedy);
        if (method is not (ZipFormat.Stored or ZipFormat.Deflated))
            throw _source.Error($"the member '{name}' is compressed by method {method}", offset, "stored or deflated members", Remedy);

        _members.Add(new ZipMember(
            name,
            method == ZipFormat.Deflated,
            BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(entry[42..])));
        return total;
    }

    /// <summary>Members that share bytes let a small archive inflate to any size (D. Fifield, "A better zip bomb", WOOT 2019).</summary>
    private void LimitMembers(long end)
    {
        int[] order = [.. Enumerable.Range(0, _members.Count).OrderByDescending(i => _members[i].Offset)];
        foreach (int i in order)
        {
            ZipMember member = _members[i];
            if (member.Offset + ZipFormat.LocalLength + member.CompressedLength > end)
                throw _source.Error($"the member '{member.Name}' overlaps what follows it", Math.Min(member.Offset, end), $"its end before byte {end}", Remedy);
            _members[i] = member with { Limit = end };
            end = member.Offset;
        }
    }

    private void RefuseBombs()
    {
        long total = _members.Sum(member => member.Length);
        long limit = Math.Max(AlwaysAllowed, MaximumRatio * _source.Length);
        if (total > limit)
            throw _source.Error($"the archive inflates to {total} bytes", 0, $"at most {limit}", "save it with numpy.savez, not compressed");
    }
}
