namespace FnnKit.Formats.Tests;

public class NpyRowsTests
{
    [Fact]
    public void Rows_are_read_from_anywhere_in_a_file()
    {
        using var folder = new TemporaryFolder();
        double[] values = [.. Enumerable.Range(0, 40_000).Select(i => i * 0.5)];
        NpyFile.Write(folder["x.npy"], NumericArray.From<double>(values, 10_000, 2, 2));

        using NpyRows rows = NpyFile.Open(folder["x.npy"]);
        float[] two = new float[8];
        double[] all = new double[values.Length];
        rows.Read(9_998, two);
        rows.Read(0, all);
        Assert.Equal((10_000, 4), (rows.Count, rows.RowLength));
        Assert.Equal(values[^8..].Select(value => (float)value), two);
        Assert.Equal(values, all);
    }

    [Fact]
    public void Big_endian_rows_are_turned()
    {
        using NpyRows rows = NpyFile.Open(Sample.Path("big-endian-i4.npy"));
        long[] second = new long[3];
        rows.Read(1, second);
        Assert.Equal([100, 50, 25], second);
        Assert.Equal(ElementType.Int32, rows.Info.ElementType);
    }

    [Fact]
    public void A_vector_has_rows_of_one_element_and_an_empty_array_none()
    {
        using NpyRows vector = NpyFile.Open(Sample.Path("vector.npy"));
        using NpyRows empty = NpyFile.Open(Sample.Path("empty.npy"));
        float[] last = new float[1];
        vector.Read(4, last);
        Assert.Equal([4f], last);
        Assert.Equal((0, 3), (empty.Count, empty.RowLength));
    }

    [Fact]
    public void Rows_that_are_not_there_are_refused()
    {
        using NpyRows rows = NpyFile.Open(Sample.Path("f4.npy"));
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Read(1, new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Read(-1, new float[3]));
        Assert.Throws<ArgumentException>(() => rows.Read(0, new float[4]));
        Assert.Throws<InvalidOperationException>(() => rows.Read(0, new long[3]));
    }

    [Theory]
    [InlineData("scalar.npy", "no rows")]
    [InlineData("fortran.npy", "ascontiguousarray")]
    [InlineData("everything-3.npy", "pickled")]
    public void A_file_without_rows_is_refused(string name, string message) =>
        Assert.Contains(message, Assert.Throws<DataFileException>(() => NpyFile.Open(Sample.Path(name))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_the_wrong_length_is_refused_when_it_is_opened()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = Sample.Bytes("f4.npy");
        string shorter = folder.Write("short.npy", bytes[..^1]);
        string longer = folder.Write("long.npy", [.. bytes, 0]);
        Assert.Throws<DataFileException>(() => NpyFile.Open(shorter));
        Assert.Throws<DataFileException>(() => NpyFile.Open(longer));
    }

    [Fact]
    public void A_file_that_is_cut_short_while_it_is_open_is_reported()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.npy", Sample.Bytes("f4.npy"));
        using NpyRows rows = NpyFile.Open(path);
        using (FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(140);
        Assert.Contains("while in use", Assert.Throws<DataFileException>(() => rows.Read(0, new float[6])).Message, StringComparison.Ordinal);
    }
}
