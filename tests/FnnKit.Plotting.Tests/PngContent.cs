using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace FnnKit.Plotting.Tests;

/// <summary>A PNG file taken apart, written after the standard and not after our writer; only the filter types 0 (none) and 2 (up) are known to it.</summary>
internal sealed class PngContent
{
    private readonly byte[] _rows;

    public PngContent(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        using var data = new MemoryStream();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var body = file.AsSpan(at + 8, length);
            Assert.Equal(Checksum(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            string type = Encoding.ASCII.GetString(file, at + 4, 4);
            Chunks.Add(type);
            if (type == "IHDR")
                (Width, Height, Format) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]), body[8..].ToArray());
            if (type == "IDAT")
                data.Write(body);
            at += 12 + length;
        }

        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        _rows = Unfilter(rows.ToArray());
    }

    public List<string> Chunks { get; } = [];

    public int Width { get; }

    public int Height { get; }

    /// <summary>Bit depth, colour type, compression, filter and interlace method.</summary>
    public byte[] Format { get; } = [];

    public Color this[int x, int y]
    {
        get
        {
            int i = (y * ((3 * Width) + 1)) + 1 + (3 * x);
            return new Color(_rows[i], _rows[i + 1], _rows[i + 2]);
        }
    }

    private byte[] Unfilter(byte[] rows)
    {
        int length = (3 * Width) + 1;
        Assert.Equal(length * Height, rows.Length);
        for (int y = 0; y < Height; y++)
        {
            byte filter = rows[y * length];
            Assert.Contains(filter, new byte[] { 0, 2 });
            for (int i = 1; filter == 2 && y > 0 && i < length; i++)
                rows[(y * length) + i] += rows[((y - 1) * length) + i];
        }

        return rows;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint state = uint.MaxValue;
        foreach (byte value in bytes)
        {
            state ^= value;
            for (int bit = 0; bit < 8; bit++)
                state = (state & 1) == 0 ? state >> 1 : (state >> 1) ^ 0xEDB88320;
        }

        return ~state;
    }
}
