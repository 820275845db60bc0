namespace FnnKit.Formats.Tests;

public class NpyRowWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(123_457)]
    public void Rows_make_the_bytes_that_the_whole_array_makes(int rows)
    {
        double[] values = [.. Enumerable.Range(0, rows * 3).Select(i => i / 8.0)];
        var written = new MemoryStream();
        var writer = new NpyRowWriter(written, ElementType.Float32, [3]);
        foreach (double[] chunk in values.Chunk(1000))
            writer.Write(chunk);
        writer.Finish();
        float[] singles = [.. values.Select(value => (float)value)];
        Assert.Equal(Numbers.Written(stream => NpyFile.Write(stream, NumericArray.From<float>(singles, rows, 3))), written.ToArray());
    }

    [Fact]
    public void A_row_may_be_a_single_number()
    {
        var written = new MemoryStream();
        var writer = new NpyRowWriter(written, ElementType.Int64, []);
        writer.Write([3, 1]);
        writer.Finish();
        Assert.Equal(Numbers.Written(stream => NpyFile.Write(stream, NumericArray.From([3L, 1L], 2))), written.ToArray());
    }

    [Fact]
    public void Half_a_row_is_refused()
    {
        var writer = new NpyRowWriter(new MemoryStream(), ElementType.Float64, [2]);
        writer.Write([1]);
        Assert.Throws<InvalidOperationException>(writer.Finish);
    }
}
