using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using FnnKit.Formats;

namespace FnnKit.Plotting;

/// <summary>Writes PNG (ISO/IEC 15948): eight bits each of red, green and blue, not interlaced.</summary>
internal static class PngFile
{
    private const double InchesPerMetre = 39.37007874;
    private const byte TrueColor = 2, UpFilter = 2;

    /// <summary>Writes an image.</summary>
    /// <param name="stream">Where to; it is left open.</param>
    /// <param name="image">The image.</param>
    /// <param name="dotsPerInch">How large it is meant to be seen; null to leave that open.</param>
    public static void Write(Stream stream, Pixels image, double? dotsPerInch = null)
    {
        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        header[9] = TrueColor;
        WriteChunk(stream, "IHDR", header);
        if (dotsPerInch is { } dots)
        {
            Span<byte> density = stackalloc byte[9];
            int perMetre = (int)Math.Round(dots * InchesPerMetre);
            BinaryPrimitives.WriteInt32BigEndian(density, perMetre);
            BinaryPrimitives.WriteInt32BigEndian(density[4..], perMetre);
            density[8] = 1;
            WriteChunk(stream, "pHYs", density);
        }

        WriteChunk(stream, "IDAT", Compress(image));
        WriteChunk(stream, "IEND", []);
    }

    /// <summary>The image as bytes of a PNG file.</summary>
    public static byte[] ToBytes(Pixels image)
    {
        using var stream = new MemoryStream();
        Write(stream, image);
        return stream.ToArray();
    }

    /// <summary>Each row is written as its difference from the row above, which is mostly nothing in a chart.</summary>
    private static byte[] Compress(Pixels image)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            int length = 3 * image.Width;
            byte[] row = new byte[1 + length];
            row[0] = UpFilter;
            for (int y = 0; y < image.Height; y++)
            {
                var values = image.Bytes.AsSpan(y * length, length);
                if (y == 0)
                    values.CopyTo(row.AsSpan(1));
                else
                    Subtract(values, image.Bytes.AsSpan((y - 1) * length, length), row.AsSpan(1));
                zlib.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static void Subtract(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> difference)
    {
        for (int i = 0; i < row.Length; i++)
            difference[i] = (byte)(row[i] - above[i]);
    }

    private static void WriteChunk(Stream stream, string type, ReadOnlySpan<byte> data)
    {
        byte[] name = Encoding.ASCII.GetBytes(type);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(name);
        stream.Write(data);
        var checksum = new Crc32();
        checksum.Append(name);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        stream.Write(number);
    }
}
