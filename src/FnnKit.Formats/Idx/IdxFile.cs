using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace FnnKit.Formats;

/// <summary>
/// The IDX format of the MNIST data sets, plain or gzip: two zero bytes, the element type, the number of axes, their sizes as big-endian 32-bit
/// integers, and the elements, big-endian, the last axis running fastest.
/// </summary>
/// <remarks>Source: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits", "File formats".</remarks>
public static class IdxFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Reads a file; whether it is compressed is seen from its first bytes and not from its name.</summary>
    /// <exception cref="DataFileException">The file is no IDX file or is damaged.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static NumericArray Read(string path) => Read(path, ReadLimits.Default);

    /// <summary>Reads a file within limits; whether it is compressed is seen from its first bytes and not from its name.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static NumericArray Read(string path, ReadLimits limits)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path, limits);
    }

    /// <summary>Reads an array from a stream that can seek and that ends with it.</summary>
    /// <param name="stream">The contents of an IDX file, plain or gzip.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="DataFileException">The stream holds no IDX file or is damaged.</exception>
    public static NumericArray Read(Stream stream, string name) => Read(stream, name, ReadLimits.Default);

    private static NumericArray Read(Stream stream, string name, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(limits);
        if (!stream.CanSeek)
            throw new ArgumentException("Whether an IDX file is compressed is seen from its first bytes: the stream must be able to seek.", nameof(stream));

        if (!IsGzip(stream))
            return ReadPlain(new BinaryInput(stream, name), long.MaxValue, limits);
        using var inflated = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var input = new BinaryInput(inflated, name);
        var array = ReadPlain(input, InflationLimit.Get(stream.Length, limits), limits);
        CheckTrailer(stream, input, name);
        return array;
    }

    /// <summary>Opens a file that need not fit into memory, plain or gzip, to read it row by row from front to back.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static IdxRows Open(string path) => Open(path, ReadLimits.Default);

    /// <summary>Opens a file within limits, to read it row by row from front to back.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static IdxRows Open(string path, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return IdxRows.Open(path, limits);
    }

    internal static bool IsGzip(Stream stream)
    {
        long start = stream.Position;
        bool isGzip = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = start;
        return isGzip;
    }

    /// <summary>
    /// A gzip file ends with checksum and length of its contents (RFC 1952), which the decompressor does not miss where the end was cut off. Of several members
    /// in one file, they are those of the last.
    /// </summary>
    internal static void CheckTrailer(Stream stream, BinaryInput input, string name)
    {
        Span<byte> trailer = stackalloc byte[2 * sizeof(uint)];
        stream.Seek(-trailer.Length, SeekOrigin.End);
        stream.ReadExactly(trailer);
        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(trailer), length = BinaryPrimitives.ReadUInt32LittleEndian(trailer[sizeof(uint)..]);
        if (length != (uint)input.Position && (length > input.Position || ChecksumOfEnd(stream, input.Position - length) != checksum))
            throw new DataFileException(name, "the gzip file ends too early", stream.Length, "a checksum and the length of the contents", "copy or download the file again");
    }

    /// <exception cref="DataFileException">A compressed file would inflate beyond all measure.</exception>
    internal static void CheckInflation(BinaryInput input, StoredLayout layout, long limit, ReadLimits limits)
    {
        if (layout.ByteCount > limit)
            throw input.Error($"the file inflates to {layout.ByteCount} bytes", $"at most {limit}", InflationLimit.Remedy(limits));
    }

    /// <summary>The checksum of what a gzip file holds from some place on.</summary>
    private static uint ChecksumOfEnd(Stream stream, long start)
    {
        stream.Position = 0;
        using var inflated = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        byte[] buffer = new byte[BufferSize];
        for (long left = start; left > 0;)
            left -= inflated.ReadAtLeast(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)), 1);
        var checksum = new Crc32();
        for (int count = inflated.Read(buffer); count > 0; count = inflated.Read(buffer))
            checksum.Append(buffer.AsSpan(0, count));
        return checksum.GetCurrentHashAsUInt32();
    }

    private static NumericArray ReadPlain(BinaryInput input, long limit, ReadLimits limits)
    {
        var layout = IdxHeader.Read(input);
        CheckInflation(input, layout, limit, limits);
        return layout.ToArray(input.ReadToEnd(layout.ByteCount, "the array's data"));
    }
}
