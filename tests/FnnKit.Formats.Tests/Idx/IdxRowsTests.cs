namespace FnnKit.Formats.Tests;

public sealed class IdxRowsTests
{
    private static readonly byte[] Images = IdxFileTests.Make(8, [3, 2, 2], [.. Enumerable.Range(0, 12).Select(i => (byte)i)]);
    private static readonly byte[] Numbers16 = IdxFileTests.Make(0x0b, [2], [1, 0, 255, 254]);

    private static double[] Read(byte[] bytes, int atOnce)
    {
        using var folder = new TemporaryFolder();
        using var rows = IdxFile.Open(folder.Write("x", bytes));
        var read = new List<double>();
        double[] chunk = new double[atOnce * rows.RowLength];
        for (int i = 0; i < rows.Shape[0] / atOnce; i++)
        {
            rows.Read(chunk);
            read.AddRange(chunk);
        }

        return [.. read];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Rows_come_in_their_order_plain_or_compressed(int atOnce)
    {
        double[] expected = [.. Enumerable.Range(0, 12).Select(i => (double)i)];
        Assert.Equal(expected, Read(Images, atOnce));
        Assert.Equal(expected, Read(IdxFileTests.Compress(Images), atOnce));
        Assert.Equal([256, -2], Read(Numbers16, 1));
    }

    [Fact]
    public void A_file_that_is_cut_short_or_goes_on_is_refused()
    {
        byte[] compressed = IdxFileTests.Compress(Images);
        for (int length = 0; length < Images.Length; length++)
            Assert.Throws<DataFileException>(() => Read(Images[..length], 1));
        for (int length = 0; length < compressed.Length; length++)
            Assert.Throws<DataFileException>(() => Read(compressed[..length], 1));
        Assert.Throws<DataFileException>(() => Read([.. Images, 0], 1));
        Assert.Throws<DataFileException>(() => Read(IdxFileTests.Compress([.. Images, 0]), 1));
    }
}
