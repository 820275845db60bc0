using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace FnnKit.Formats;

/// <summary>Reads a ZIP archive, ZIP64 included, within limits: on the number of its members, on what they inflate to, and on the bytes that they share.</summary>
internal sealed class ZipArchiveReader : IDisposable
{
    private const string Remedy = "it is damaged: copy or save it again";

    /// <summary>Stands for a byte of a name that is not valid. A name or comment that is not marked as UTF-8 has as many characters as bytes.</summary>
    private const char Invalid = '\ufffd';

    private static readonly Encoding Ascii = Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(Invalid.ToString()));

    private readonly string _name;
    private readonly ZipBytes _bytes;
    private readonly ZipArchive _archive;
    private readonly SortedList<long, ZipRange> _read = [];

    /// <summary>Opens an archive and reads its directory.</summary>
    /// <param name="stream">The archive, which stays open.</param>
    /// <param name="name">The file's name in messages.</param>
    /// <param name="limits">How large the contents may be.</param>
    /// <exception cref="DataFileException">The stream is no ZIP archive, its directory is damaged, or a limit is exceeded.</exception>
    public ZipArchiveReader(Stream stream, string name, ReadLimits limits)
    {
        _name = name;
        _bytes = new ZipBytes(stream);
        _archive = Guard(() => new ZipArchive(_bytes, ZipArchiveMode.Read, leaveOpen: true, Ascii), "this is no .npz file, or its end is missing", "a ZIP archive of .npy files");
        Members = Guard(() => _archive.Entries, "the archive's directory is damaged", "a directory of .npy files");
        CheckEnd();
        CheckLimits(limits);
        foreach (ZipArchiveEntry member in Members)
            CheckMember(member);
    }

    /// <summary>The members in the order of the directory.</summary>
    public IReadOnlyList<ZipArchiveEntry> Members { get; }

    /// <summary>Reads the contents of a member, once, and verifies their length and checksum.</summary>
    /// <exception cref="DataFileException">The member is damaged, or shares bytes with another one.</exception>
    public byte[] Read(ZipArchiveEntry member)
    {
        _bytes.StartNoting();
        using Stream stream = Guard(member.Open, $"the member '{member.FullName}' cannot be opened", "stored or deflated members");
        long start = _bytes.FirstRead ?? 0;
        AddRange(new ZipRange(member.FullName, start, _bytes.Position + member.CompressedLength));
        byte[] contents = new BinaryInput(stream, _name).ReadToEnd(member.Length, $"the member '{member.FullName}'");
        return Crc32.HashToUInt32(contents) == member.Crc32 ? contents
            : throw Error($"the contents of the member '{member.FullName}' do not match their CRC-32", start, $"{member.Crc32:x8}", Remedy);
    }

    public DataFileException Error(string problem, long? offset, string expected, string remedy) => new(_name, problem, offset, expected, remedy);

    public void Dispose() => _archive.Dispose();

    /// <summary>Refuses bytes after the end record: they do not belong to the archive.</summary>
    private void CheckEnd()
    {
        long offset = _bytes.Length - ZipFormat.EndLength - _archive.Comment.Length;
        Span<byte> end = stackalloc byte[ZipFormat.EndLength];
        _bytes.Position = Math.Max(0, offset);
        if (_bytes.ReadAtLeast(end, end.Length, throwOnEndOfStream: false) < end.Length
            || BinaryPrimitives.ReadUInt32LittleEndian(end) != ZipFormat.EndSignature
            || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != _archive.Comment.Length)
        {
            throw Error("this is no .npz file, or bytes follow its end", offset, "a ZIP archive of .npy files", "copy or save it again");
        }
    }

    private void CheckLimits(ReadLimits limits)
    {
        if (Members.Count > limits.Members)
            throw Error($"the archive has {Members.Count} members", null, $"at most {limits.Members}", $"split it, or {(limits.MembersSetting is { } setting ? $"raise '{setting}'" : "use a .safetensors file")}");
        decimal total = Members.Sum(member => (decimal)member.Length);
        long limit = InflationLimit.Get(_bytes.Length, limits);
        if (total > limit)
            throw Error($"the archive inflates to {total} bytes", null, $"at most {limit}", InflationLimit.Remedy(limits));
    }

    private void CheckMember(ZipArchiveEntry member)
    {
        if (member.FullName.Contains(Invalid))
            throw Error("a member's name is not marked as UTF-8, or is not valid", null, "names in UTF-8", "save it with numpy.savez");
        if (member.IsEncrypted)
            throw Error($"the member '{member.FullName}' is encrypted", null, "a plain archive", "save it with numpy.savez");
        if (member.Length < 0 || member.CompressedLength < 0)
            throw Error($"the length of the member '{member.FullName}' is negative", null, "a length", Remedy);
    }

    /// <summary>Members that share bytes let a small archive inflate to any size (D. Fifield, "A better zip bomb", WOOT 2019).</summary>
    private void AddRange(ZipRange range)
    {
        ZipRange? other = _read.TryAdd(range.Start, range) ? null : _read[range.Start];
        int index = _read.IndexOfKey(range.Start);
        if (index > 0 && _read.GetValueAtIndex(index - 1).End > range.Start)
            other = _read.GetValueAtIndex(index - 1);
        if (index + 1 < _read.Count && _read.GetKeyAtIndex(index + 1) < range.End)
            other = _read.GetValueAtIndex(index + 1);
        if (other is not null)
            throw Error($"the members '{range.Name}' and '{other.Name}' overlap", range.Start, "members with bytes of their own", Remedy);
    }

    private T Guard<T>(Func<T> read, string problem, string expected)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new DataFileException(_name, $"{problem}: {exception.Message.TrimEnd('.')}", null, expected, Remedy, exception);
        }
    }
}
