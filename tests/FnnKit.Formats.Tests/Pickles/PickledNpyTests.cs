using System.Numerics;
using System.Text;

namespace FnnKit.Formats.Tests;

public class PickledNpyTests
{
    private const string Header = "{'descr': '|O', 'fortran_order': False, 'shape': (), }\n";

    // An array of objects, without axes, up to the list that holds its one object.
    private const string ArrayStart =
        "\u0080\u0002cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\u0085U\u0001b\u0087R(K\u0001)"
        + "cnumpy\ndtype\nU\u0002O8\u0089\u0088\u0087R(K\u0003U\u0001|NNNtb\u0089](";

    public static TheoryData<string> Weights { get; } = [.. Sample.Names.Where(name => name.StartsWith("weights-", StringComparison.Ordinal))];

    public static TheoryData<string> Everything { get; } = [.. Sample.Names.Where(name => name.StartsWith("everything-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Weights))]
    public void Lists_of_arrays_are_read_in_every_protocol(string name)
    {
        var root = Assert.IsType<OrderedDictionary<string, object?>>(PickledNpy.Read(Sample.Path(name)));
        Assert.Equal(["w", "b"], root.Keys);
        NumericArray[] weights = [.. Assert.IsType<List<object?>>(root["w"]).Cast<NumericArray>()];
        NumericArray[] biases = [.. Assert.IsType<List<object?>>(root["b"]).Cast<NumericArray>()];
        Assert.Equal([ElementType.Float64, ElementType.Float32], weights.Select(array => array.ElementType));
        Assert.All(weights, array => Assert.Equal([2, 3], array.Shape));
        Assert.All(weights, array => Assert.Equal([0, 1, 2, 100, 50, 25], array.Doubles()));
        Assert.Equal([0, 1], biases[0].Doubles());
        Assert.Equal([0], biases[1].Shape);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_plain_value_is_read_in_every_protocol(string name)
    {
        var root = Assert.IsType<OrderedDictionary<string, object?>>(PickledNpy.Read(Sample.Path(name)));
        Assert.Null(root["none"]);
        Assert.Equal(new List<object?> { true, false }, root["truth"]);
        Assert.Equal(new List<object?> { 0L, -1L, 255L, 65535L, -1L << 31, 1L << 40, -BigInteger.Pow(2, 70) }, root["integers"]);
        Assert.Equal(new List<object?> { 0.5, double.PositiveInfinity }, root["floats"]);
        Assert.Equal(new List<object?> { "", "caf\u00e9", "\u65e5\U0001f600" }, root["text"]);
        Assert.Equal([0, 255], Assert.IsType<ReadOnlyMemory<byte>>(root["bytes"]).ToArray());
        Assert.Equal([0, 1, 2, 3, 4], Assert.IsType<List<object?>>(root["tuples"]).Select(tuple => Assert.IsType<object?[]>(tuple).Length));
        Assert.Equal([1.5, -3, 1], Assert.IsType<List<object?>>(root["scalars"]).SelectMany(scalar => Assert.IsType<NumericArray>(scalar).Doubles()));
        var objects = Assert.IsType<ObjectArray>(root["objects"]);
        Assert.Equal([2], objects.Shape);
        Assert.Equal([null, "x"], objects.Items);
    }

    [Fact]
    public void A_function_is_refused_by_its_name_and_not_run()
    {
        var error = Assert.Throws<DataFileException>(() => PickledNpy.Read(Sample.Path("harmful.npy")));
        Assert.Contains("names 'posix.system'", error.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was run", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cos\nsystem\n", "os.system")]
    [InlineData("(ios\nsystem\n", "os.system")]
    [InlineData("(inumpy\nndarray\n", "numpy.ndarray")]
    [InlineData("\u008c\u0002os\u008c\u0006system\u0093", "os.system")]
    [InlineData("cnumpy\nload\n", "numpy.load")]
    [InlineData("cnumpy\nndarray.__reduce__\n", "numpy.ndarray.__reduce__")]
    [InlineData("cbuiltins\neval\n", "builtins.eval")]
    [InlineData("ccodecs\nencode\n", "codecs.encode")]
    public void Any_name_but_those_of_arrays_is_refused(string pickle, string name) => AssertRefused(ArrayStart + pickle, $"names '{name}'");

    [Theory]
    [InlineData("\u008f", "opcode 0x8f")]
    [InlineData("K\u0001N\u0082\u0001", "opcode 0x82")]
    [InlineData("cnumpy\nndarray\netb.", "a value belongs")]
    [InlineData("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\u0085U\u0001b\u0087Retb.", "a value belongs")]
    [InlineData("cnumpy\nndarray\n)R", "calls NdArray")]
    [InlineData("N)R", "calls what is no function")]
    [InlineData("}N}b", "a state that is not known")]
    [InlineData("}K\u0001K\u0002s", "keys that are not text")]
    [InlineData("}(U\u0001au", "keys that are not text")]
    [InlineData("NK\u0001a", "what is no list")]
    [InlineData("NU\u0001aNs", "what is no dict")]
    [InlineData("h\u0007", "recalls value 7")]
    [InlineData("L12x\n", "an integer that is none")]
    [InlineData("Fone\n", "a float that is none")]
    [InlineData("V\\u12\n", "broken escape")]
    [InlineData("X\u0002\0\0\0\u00ff\u00ff", "not valid UTF-8")]
    [InlineData("X\u00ff\u00ff\u00ff\u007f", "ends early")]
    [InlineData("\u0080\u0006", "protocol 6")]
    [InlineData("aa", "takes a value")]
    [InlineData("Netb.N", "goes on after its end")]
    [InlineData("NNetb.", "too many items or too few")]
    public void A_pickle_that_numpy_would_not_write_is_refused(string pickle, string message) => AssertRefused(ArrayStart + pickle, message);

    [Fact]
    public void A_value_that_is_no_array_is_refused() => AssertRefused("\u0080\u0002}.", "not the array that the header announces");

    [Fact]
    public void An_array_of_objects_keeps_its_shape()
    {
        byte[] bytes = Pickle(ArrayStart + "Netb.");
        Assert.Null(PickledNpy.Read(new MemoryStream(bytes), "file.npy"));
    }

    [Fact]
    public void A_list_that_holds_itself_is_refused() => AssertRefused(ArrayStart + "]q\u0001h\u0001aetb.", "holds itself");

    [Fact]
    public void Lists_that_double_a_hundred_times_are_refused_at_once()
    {
        // Each list holds the one before it twice: 2^90 values in a kilobyte ("billion laughs").
        string doubling = string.Concat(Enumerable.Range(1, 90).Select(i => $"](h{(char)(i - 1)}h{(char)(i - 1)}eq{(char)i}"));
        AssertRefused(ArrayStart + "(]q\0" + doubling + "letb.", "stands for more than");
    }

    [Fact]
    public void Bytes_that_many_arrays_share_do_not_fill_the_memory()
    {
        // One text of 100,000 characters, from which a thousand arrays of bytes are made.
        string text = "X\u00a0\u0086\u0001\0" + new string('a', 100_000) + "q\u0002";
        string encode = string.Concat(Enumerable.Repeat("h\u0001h\u0002U\u0006latin1\u0086R", 1000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(ArrayStart + "c_codecs\nencode\nq\u0001" + text + encode + "etb.", "share bytes and take more than");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        AssertRefused(ArrayStart + new string(']', 100_000) + new string('a', 99_999) + "etb.", "deep");
        AssertRefused(ArrayStart + new string('(', 100_000) + new string('t', 100_000) + "etb.", "deep");
    }

    [Fact]
    public void More_values_than_a_limit_are_refused() => AssertRefused(ArrayStart + new string('N', 8_000_001), "too many values");

    [Fact]
    public void An_array_whose_data_do_not_fit_its_shape_is_refused()
    {
        byte[] bytes = Sample.Bytes("weights-3.npy");
        int shape = bytes.AsSpan().IndexOf("K\u0002K\u0003\u0086"u8[..4]);
        bytes[shape + 1] = 3;
        var error = Assert.Throws<DataFileException>(() => PickledNpy.Read(new MemoryStream(bytes), "file.npy"));
        Assert.Contains("shape (3, 3) has 48 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_array_is_refused_with_a_pointer_to_the_right_reader()
    {
        var error = Assert.Throws<DataFileException>(() => PickledNpy.Read(Sample.Path("f4.npy")));
        Assert.Contains("plain .npy", error.Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(string pickle, string message)
    {
        byte[] file = Pickle(pickle);
        var error = Assert.Throws<DataFileException>(() => PickledNpy.Read(new MemoryStream(file), "file.npy"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static byte[] Pickle(string pickle) =>
        [0x93, .. "NUMPY"u8, 1, 0, (byte)Header.Length, 0, .. Encoding.ASCII.GetBytes(Header), .. Encoding.Latin1.GetBytes(pickle)];
}
