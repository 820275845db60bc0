using System.Buffers.Binary;
using System.IO.Compression;

namespace FnnKit.Formats;

/// <summary>
/// The IDX format of the MNIST data sets, plain or gzip: two zero bytes, the element type, the number of axes, their sizes as big-endian 32-bit
/// integers, and the elements, big-endian, the last axis running fastest.
/// </summary>
/// <remarks>Source: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits", "File formats".</remarks>
public static class IdxFile
{
    private const int MaximumRank = 8;

    /// <summary>Reads a file; whether it is compressed is seen from its first bytes and not from its name.</summary>
    /// <exception cref="DataFileException">The file is no IDX file or is damaged.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static NumericArray Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads an array from a stream that can seek and that ends with it.</summary>
    /// <param name="stream">The contents of an IDX file, plain or gzip.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="DataFileException">The stream holds no IDX file or is damaged.</exception>
    public static NumericArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException("Whether an IDX file is compressed is seen from its first bytes: the stream must be able to seek.", nameof(stream));

        long start = stream.Position;
        bool isGzip = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = start;
        if (!isGzip)
            return ReadPlain(new BinaryInput(stream, name));
        using var inflated = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var input = new BinaryInput(inflated, name);
        var array = ReadPlain(input);
        CheckTrailer(stream, input, name);
        return array;
    }

    /// <summary>A gzip file ends with the length of its contents (RFC 1952), which the decompressor does not miss where the end was cut off.</summary>
    private static void CheckTrailer(Stream stream, BinaryInput input, string name)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        stream.Seek(-length.Length, SeekOrigin.End);
        stream.ReadExactly(length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(length) != (uint)input.Position)
            throw new DataFileException(name, "the gzip file ends too early", stream.Length, "a checksum and the length of the contents", "copy or download the file again");
    }

    private static NumericArray ReadPlain(BinaryInput input)
    {
        Span<byte> magic = stackalloc byte[4];
        input.Fill(magic, "the IDX header");
        if (magic[0] != 0 || magic[1] != 0)
            throw input.Error("this is no IDX file", "two zero bytes first, or gzip", "check that it is the file that was meant", 0);
        ElementType type = ElementTypeOf(magic[2]) ?? throw input.Error(
            $"the element type 0x{magic[2]:x2} is not known", "one of 08, 09, 0b, 0c, 0d and 0e", "check that it is an IDX file", 2);
        int rank = magic[3];
        if (rank is 0 or > MaximumRank)
            throw input.Error($"the array has {rank} axes", $"1 to {MaximumRank}", "check that it is an IDX file", 3);

        Span<byte> sizes = stackalloc byte[rank * sizeof(int)];
        input.Fill(sizes, "the IDX header");
        int[] shape = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(sizes[(axis * sizeof(int))..]);
            if (shape[axis] < 0)
                throw input.Error("an axis of the array is too long", $"sizes of at most {int.MaxValue}", "check that it is an IDX file", 4 + 4 * axis);
        }

        var layout = new StoredLayout(type, shape, IsBigEndian: true);
        if (layout.ByteCount < 0)
            throw input.Error($"the shape {ArrayShape.Format(shape)} is too large to be real", "fewer elements", "check that it is an IDX file", 4);
        return layout.ToArray(input.ReadToEnd(layout.ByteCount, "the array's data"));
    }

    private static ElementType? ElementTypeOf(byte code) => code switch
    {
        0x08 => ElementType.UInt8,
        0x09 => ElementType.Int8,
        0x0b => ElementType.Int16,
        0x0c => ElementType.Int32,
        0x0d => ElementType.Float32,
        0x0e => ElementType.Float64,
        _ => null,
    };
}
