using System.Text;

namespace FnnKit.Formats.Tests;

public class NpyFileTests
{
    private static readonly double[] Values = [0, 1, 2, 100, 50, 25];

    public static TheoryData<string> SamplesOfValues { get; } =
    [
        .. Sample.ElementTypes.Select(type => type + ".npy"),
        .. Sample.Names.Where(name => name.StartsWith("big-endian", StringComparison.Ordinal)),
        "version-2.npy", "version-3.npy", "python-2.npy",
    ];

    public static TheoryData<string> SamplesInOurForm { get; } =
        [.. Sample.ElementTypes.Select(type => type + ".npy"), "scalar.npy", "vector.npy", "empty.npy"];

    [Theory]
    [MemberData(nameof(SamplesOfValues))]
    public void An_array_that_numpy_wrote_is_read_whatever_its_type_byte_order_and_version(string name)
    {
        NumericArray array = NpyFile.Read(Sample.Path(name));
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal(name == "bool.npy" ? [0, 1, 1, 1, 1, 1] : Values, array.Doubles());
    }

    [Theory]
    [MemberData(nameof(SamplesInOurForm))]
    public void What_is_written_has_the_bytes_that_numpy_writes(string name)
    {
        NumericArray array = NpyFile.Read(Sample.Path(name));
        Assert.Equal(Sample.Bytes(name), Numbers.Written(stream => NpyFile.Write(stream, array)));
    }

    [Fact]
    public void A_fortran_ordered_array_is_transposed()
    {
        NumericArray array = NpyFile.Read(Sample.Path("fortran.npy"));
        Assert.Equal([2, 3, 4], array.Shape);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (double)i), array.Doubles());
        Assert.Equal([0, 1, 2, 3, 4, 5], NpyFile.Read(Sample.Path("fortran-big-endian.npy")).Doubles());
    }

    [Fact]
    public void A_scalar_and_an_empty_array_are_read()
    {
        Assert.Empty(NpyFile.Read(Sample.Path("scalar.npy")).Shape);
        Assert.Equal([2.5], NpyFile.Read(Sample.Path("scalar.npy")).Doubles());
        Assert.Equal([0, 3], NpyFile.Read(Sample.Path("empty.npy")).Shape);
    }

    [Fact]
    public void What_is_written_is_read_again() => ArbitraryArray.Check(ArbitraryArray.Numpy, array =>
        Numbers.AssertSame(array, Read(Numbers.Written(stream => NpyFile.Write(stream, array)))));

    [Fact]
    public void A_fortran_ordered_array_of_any_shape_is_transposed() => ArbitraryArray.Check(ArbitraryArray.Numpy, array =>
    {
        // The same bytes, read as C order of the reversed shape: element [i, j, k] of one is element [k, j, i] of the other.
        byte[] file = Numbers.Written(stream => NpyFile.Write(stream, array));
        NumericArray turned = Read(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file[..118]).Replace("False", "True ", StringComparison.Ordinal))
            .Concat(file[118..]).ToArray());
        int[] shape = [.. array.Shape];
        for (int i = 0; i < array.Count; i++)
        {
            int position = 0;
            int stride = 1;
            for (int axis = shape.Length - 1, rest = i; axis >= 0; rest /= shape[axis], axis--)
                position += rest % shape[axis] * shape[..axis].Aggregate(stride, (product, size) => product * size);
            int size = array.ElementType.Size();
            Assert.True(array.Bytes.Span.Slice(position * size, size).SequenceEqual(turned.Bytes.Span.Slice(i * size, size)));
        }
    });

    [Theory]
    [InlineData("everything-3.npy", "np.savez", "InitialWeights")]
    [InlineData("complex.npy", "complex numbers", "array.real")]
    [InlineData("text.npy", "text", "np.unique")]
    [InlineData("records.npy", "records", "each field")]
    public void An_array_of_something_else_than_numbers_is_refused_with_the_cure(string name, string what, string cure)
    {
        var error = Assert.Throws<DataFileException>(() => NpyFile.Read(Sample.Path(name)));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(cure, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(Sample.Path(name) + ": ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }")]
    [InlineData("{\"shape\":(1,),'fortran_order':False,'descr':'f4'}")]
    [InlineData(" { 'descr' : '=f4' , 'fortran_order' : True , 'shape' : ( 1 , ) } \n\n")]
    [InlineData("{'descr': '|f4', 'fortran_order': False, 'shape': (1L, 1), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }")]
    public void Any_spelling_of_the_header_dict_is_read(string header) => Assert.Equal([2.5], Read(File(header, 4)).Doubles());

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1), }", "(3,)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", "not negative")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }", "too long")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647,2147483647,2147483647), }", "too large")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "has 4 bytes")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0,), }", "has 4 bytes")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647,), }", "loaded at once")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", "lacks a key")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", "'descr' too many")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'x': 1}", "'x' too many")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (1,), }", "truth value")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), } + 1", "goes on")]
    [InlineData("__import__('os').system('echo harm')", "dict of plain literals")]
    [InlineData("{'descr': '\\x3cf4', 'fortran_order': False, 'shape': (1,), }", "special characters")]
    [InlineData("{'descr': '<f3', 'fortran_order': False, 'shape': (1,), }", "unknown dtype '<f3'")]
    [InlineData("{'descr': '<f16', 'fortran_order': False, 'shape': (1,), }", "long doubles")]
    [InlineData("{'descr': '<M8[D]', 'fortran_order': False, 'shape': (1,), }", "dates")]
    [InlineData("{'descr': '|V4', 'fortran_order': False, 'shape': (1,), }", "raw bytes")]
    [InlineData("{", "a string")]
    [InlineData("", "'{'")]
    public void A_header_that_says_anything_else_is_refused(string header, string message) =>
        Assert.Contains(message, Assert.Throws<DataFileException>(() => Read(File(header, 4))).Message, StringComparison.Ordinal);

    [Fact]
    public void More_than_64_axes_are_refused()
    {
        string shape = string.Concat(Enumerable.Repeat("1,", 65));
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({shape}), }}";
        Assert.Contains("too many axes", Assert.Throws<DataFileException>(() => Read(File(header, 4))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_beyond_the_limit_or_of_a_later_version_is_refused()
    {
        byte[] large = File("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }".PadRight(10_001), 4);
        byte[] later = File("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", 4);
        later[6] = 4;
        Assert.Equal(8, Assert.Throws<DataFileException>(() => Read(large)).Offset);
        Assert.Contains("version 4.0", Assert.Throws<DataFileException>(() => Read(later)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_without_believing_its_header()
    {
        byte[] file = File("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,), }", 4);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<DataFileException>(() => NpyFile.Read(new ForwardOnlyStream(file), "stream"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);

        var array = NumericArray.From<double>([.. Enumerable.Range(0, 100_000).Select(i => (double)i)], 100, 1000);
        byte[] large = Numbers.Written(stream => NpyFile.Write(stream, array));
        Numbers.AssertSame(array, NpyFile.Read(new ForwardOnlyStream(large), "stream"));
        Assert.Throws<DataFileException>(() => NpyFile.Read(new ForwardOnlyStream([.. large, 0]), "stream"));
    }

    [Fact]
    public void The_header_is_read_without_the_data()
    {
        NpyInfo info = NpyFile.ReadInfo(Sample.Path("fortran.npy"));
        Assert.Equal(ElementType.Int16, info.ElementType);
        Assert.Equal([2, 3, 4], info.Shape);
        Assert.True(info.IsFortranOrder);
    }

    [Fact]
    public void Brain_floats_cannot_be_written_and_the_file_stays()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("old.npy", [1, 2, 3]);
        var array = new NumericArray(ElementType.BFloat16, [1], new byte[2]);
        Assert.Throws<NotSupportedException>(() => NpyFile.Write(path, array));
        Assert.Equal([1, 2, 3], System.IO.File.ReadAllBytes(path));
    }

    [Fact]
    public void A_missing_file_is_reported_as_the_system_does() =>
        Assert.Throws<FileNotFoundException>(() => NpyFile.Read(Sample.Path("missing.npy")));

    private static NumericArray Read(byte[] file) => NpyFile.Read(new MemoryStream(file), "file.npy");

    /// <summary>A file of version 2 with any header, and the bytes of 2.5f or zeros.</summary>
    private static byte[] File(string header, int dataLength)
    {
        byte[] data = new byte[dataLength];
        BitConverter.TryWriteBytes(data, 2.5f);
        return [0x93, .. "NUMPY"u8, 2, 0, .. BitConverter.GetBytes(header.Length), .. Encoding.Latin1.GetBytes(header), .. data];
    }
}
