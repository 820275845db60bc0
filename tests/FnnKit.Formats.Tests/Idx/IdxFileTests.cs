using System.IO.Compression;

namespace FnnKit.Formats.Tests;

public class IdxFileTests
{
    [Theory]
    [InlineData(0x08, ElementType.UInt8, new byte[] { 1, 254 }, 1.0, 254.0)]
    [InlineData(0x09, ElementType.Int8, new byte[] { 1, 254 }, 1.0, -2.0)]
    [InlineData(0x0b, ElementType.Int16, new byte[] { 0, 1, 255, 254 }, 1.0, -2.0)]
    [InlineData(0x0c, ElementType.Int32, new byte[] { 0, 0, 1, 0, 255, 255, 255, 254 }, 256.0, -2.0)]
    [InlineData(0x0d, ElementType.Float32, new byte[] { 0x3f, 0xc0, 0, 0, 0xc0, 0, 0, 0 }, 1.5, -2.0)]
    [InlineData(0x0e, ElementType.Float64, new byte[] { 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0 }, 1.5, -2.0)]
    public void Every_type_is_read_plain_and_compressed(byte code, ElementType type, byte[] data, double first, double second)
    {
        byte[] file = Make(code, [2], data);
        foreach (byte[] bytes in new[] { file, Compress(file) })
        {
            NumericArray array = Read(bytes);
            Assert.Equal(type, array.ElementType);
            Assert.Equal([2], array.Shape);
            Assert.Equal([first, second], array.Doubles());
        }
    }

    [Fact]
    public void Whether_a_file_is_compressed_is_seen_from_its_contents()
    {
        using var folder = new TemporaryFolder();
        byte[] file = Make(8, [1, 2, 3], [1, 2, 3, 4, 5, 6]);
        Assert.Equal([1, 2, 3], IdxFile.Read(folder.Write("plain.gz", file)).Shape);
        Assert.Equal([1, 2, 3], IdxFile.Read(folder.Write("compressed", Compress(file))).Shape);
    }

    [Fact]
    public void A_file_that_is_shorter_or_longer_than_it_says_is_refused()
    {
        foreach (byte[] file in new[] { Make(8, [3], [1, 2]), Make(8, [3], [1, 2, 3, 4]), Make(8, [0], [1]) })
        {
            Assert.Throws<DataFileException>(() => Read(file));
            Assert.Throws<DataFileException>(() => Read(Compress(file)));
        }
    }

    [Fact]
    public void A_compressed_file_that_announces_much_takes_no_memory_for_it()
    {
        byte[] file = Compress(Make(8, [2_000_000_000], [1, 2, 3]));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<DataFileException>(() => Read(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_compressed_file_that_inflates_beyond_what_it_says_is_left_at_once()
    {
        byte[] file = Compress([.. Make(8, [1], [1]), .. new byte[50_000_000]]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("goes on", Assert.Throws<DataFileException>(() => Read(file)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_compressed_file_that_inflates_without_measure_is_refused_before_it_does()
    {
        byte[] file = Compress([0, 0, 8, 3, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 4, 0, .. new byte[1 << 20]]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("inflates to 268435456 bytes", Assert.Throws<DataFileException>(() => Read(file)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 0 }, "no IDX file")]
    [InlineData(new byte[] { 0, 0, 7, 1, 0, 0, 0, 0 }, "0x07 is not known")]
    [InlineData(new byte[] { 0, 0, 8, 0, 5 }, "0 axes")]
    [InlineData(new byte[] { 0, 0, 8, 9 }, "9 axes")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0x80, 0, 0, 0 }, "too long")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff }, "too large")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "ends in the IDX header")]
    [InlineData(new byte[] { 0x1f, 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9 }, "compressed data is damaged")]
    [InlineData(new byte[0], "ends in the IDX header")]
    public void A_header_that_cannot_be_is_refused(byte[] file, string message) =>
        Assert.Contains(message, Assert.Throws<DataFileException>(() => Read(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_stream_that_cannot_seek_is_refused() =>
        Assert.Throws<ArgumentException>(() => IdxFile.Read(new ForwardOnlyStream(Make(8, [1], [1])), "stream"));

    internal static byte[] Make(byte code, int[] shape, byte[] data) =>
        [0, 0, code, (byte)shape.Length, .. shape.SelectMany(size => BitConverter.GetBytes(size).Reverse()), .. data];

    internal static byte[] Compress(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var compressed = new GZipStream(stream, CompressionLevel.Optimal))
            compressed.Write(bytes);
        return stream.ToArray();
    }

    private static NumericArray Read(byte[] file) => IdxFile.Read(new MemoryStream(file), "file");
}
