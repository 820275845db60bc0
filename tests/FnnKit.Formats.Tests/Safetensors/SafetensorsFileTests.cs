using System.Text;

namespace FnnKit.Formats.Tests;

public class SafetensorsFileTests
{
    [Fact]
    public void What_is_written_is_read_again() => ArbitraryArray.Check(ArbitraryArray.Named(ArbitraryArray.Any), tensors =>
    {
        SafetensorsContent read = Read(Numbers.Written(stream => SafetensorsFile.Write(stream, tensors, [new("k", "\"\u00e9\n")])));
        Assert.Equal("\"\u00e9\n", Assert.Single(read.Metadata).Value);
        Assert.Equal(tensors.Length, read.Tensors.Count);
        foreach ((string name, NumericArray tensor) in tensors)
            Numbers.AssertSame(tensor, read.Tensors[name]);
    });

    [Fact]
    public void The_bytes_are_those_of_the_specification()
    {
        byte[] file = Numbers.Written(stream => SafetensorsFile.Write(
            stream, [new("b", NumericArray.From([1f, 2f], 2)), new("a", NumericArray.From<byte>([3], 1, 1))], [new("z", "1"), new("Z", "2")]));
        const string header = """
            {"__metadata__":{"Z":"2","z":"1"},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"U8","shape":[1,1],"data_offsets":[8,9]}}
            """;
        int length = (int)BitConverter.ToUInt64(file);
        Assert.Equal(0, (length + 8) % 64);
        Assert.Equal(header, Encoding.UTF8.GetString(file, 8, length).TrimEnd(' '));
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0x40, 3], file[(8 + length)..]);
    }

    [Fact]
    public void Tensors_come_in_the_order_of_their_data()
    {
        const string header = """
            {"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}
            """;
        SafetensorsContent read = Read(Make(header, 2));
        Assert.Equal(["b", "a"], read.Tensors.Keys);
        Assert.Empty(read.Metadata);
    }

    [Theory]
    [InlineData("BOOL", 1)]
    [InlineData("I8", 1)]
    [InlineData("U8", 1)]
    [InlineData("I16", 2)]
    [InlineData("U16", 2)]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    [InlineData("I32", 4)]
    [InlineData("U32", 4)]
    [InlineData("F32", 4)]
    [InlineData("I64", 8)]
    [InlineData("U64", 8)]
    [InlineData("F64", 8)]
    public void Every_type_is_read(string type, int size)
    {
        NumericArray tensor = Read(Make(Tensor(type, "2", $"0,{2 * size}"), 2 * size)).Tensors["a"];
        Assert.Equal(size, tensor.ElementType.Size());
        Assert.Equal([0, 0], tensor.Doubles());
    }

    [Fact]
    public void Scalars_empty_tensors_and_files_without_any_are_read()
    {
        Assert.Empty(Read(Make(Tensor("F32", "", "0,4"), 4)).Tensors["a"].Shape);
        Assert.Equal(0, Read(Make(Tensor("F32", "0,3", "0,0"), 0)).Tensors["a"].Count);
        Assert.Empty(Read(Make("{}  ", 0)).Tensors);
    }

    [Theory]
    [InlineData("F32", "2", "0,4", 4, "expected as many bytes")]
    [InlineData("F32", "1", "4,0", 4, "expected as many bytes")]
    [InlineData("F32", "1", "1,5", 5, "starts at 1")]
    [InlineData("F32", "1", "0,4", 5, "end at 4 of 5")]
    [InlineData("F32", "1", "0,4", 3, "end at 4 of 3")]
    [InlineData("F32", "-1", "0,4", 4, "a size or an offset that is none")]
    [InlineData("F32", "1.5", "0,4", 4, "a size or an offset that is none")]
    [InlineData("F32", "1", "0,4,4", 4, "two offsets")]
    [InlineData("F32", "2147483647,2147483647,2147483647", "0,4", 4, "expected as many bytes")]
    [InlineData("F64", "2147483647,1073741824", "0,18446744073709551615", 4, "a size or an offset that is none")]
    [InlineData("F8_E4M3", "1", "0,1", 1, "dtype 'F8_E4M3'")]
    [InlineData("f32", "1", "0,4", 4, "dtype 'f32'")]
    public void A_tensor_that_contradicts_itself_or_the_file_is_refused(string type, string shape, string offsets, int dataLength, string message) =>
        AssertRefused(Make(Tensor(type, shape, offsets), dataLength), message);

    [Theory]
    [InlineData("[]", "no JSON object")]
    [InlineData(" {}", "no JSON object")]
    [InlineData("{} x", "not valid JSON")]
    [InlineData("{}{}", "not valid JSON")]
    [InlineData("{", "not valid JSON")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}", "'a' twice")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}", "'dtype' twice")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0],\"x\":1}}", "a field 'x'")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0]}}", "lacks a field")]
    [InlineData("{\"a\":1}", "is Number")]
    [InlineData("{\"__metadata__\":{\"k\":1}}", "metadata 'k' is Number")]
    [InlineData("{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", "'k' twice")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", "'__metadata__' twice")]
    [InlineData("{\"\\ud800\":{}}", "not valid JSON")]
    [InlineData("{/**/}", "not valid JSON")]
    public void A_header_that_is_not_of_the_format_is_refused(string header, string message) => AssertRefused(Make(header, 0), message);

    [Fact]
    public void Two_tensors_that_share_bytes_or_leave_a_gap_are_refused()
    {
        const string first = """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},""";
        const string sharing = first + """
            "b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}
            """;
        const string apart = first + """
            "b":{"dtype":"U8","shape":[2],"data_offsets":[3,5]}}
            """;
        AssertRefused(Make(sharing, 3), "expected 2, where the one before it ends");
        AssertRefused(Make(apart, 5), "expected 2, where the one before it ends");
    }

    [Fact]
    public void A_header_length_that_cannot_be_is_refused_without_taking_memory()
    {
        foreach (ulong length in new ulong[] { 100_000_001, 3, ulong.MaxValue, long.MaxValue, uint.MaxValue })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            AssertRefused([.. BitConverter.GetBytes(length), (byte)'{', (byte)'}'], "does not fit");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 17);
        }

        AssertRefused([1, 2, 3], "ends in the length");
    }

    [Fact]
    public void A_header_that_is_not_utf8_is_refused()
    {
        byte[] file = Make("{\"?\":{}}", 0);
        file[10] = 0xff;
        AssertRefused(file, "not valid UTF-8");
    }

    [Fact]
    public void Names_that_the_format_does_not_allow_are_not_written()
    {
        var tensor = NumericArray.From([1f]);
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(new MemoryStream(), [new("a", tensor), new("a", tensor)]));
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(new MemoryStream(), [new("__metadata__", tensor)]));
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(new MemoryStream(), [], [new("k", "1"), new("k", "2")]));
        Assert.ThrowsAny<ArgumentException>(() => SafetensorsFile.Write(new MemoryStream(), [new("\ud800", tensor)]));
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("model.safetensors", [1, 2, 3]);
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(path, [new("__metadata__", NumericArray.From([1f]))]));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal(["model.safetensors"], folder.Names);
    }

    internal static byte[] Make(string header, int dataLength) =>
        [.. BitConverter.GetBytes((ulong)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. new byte[dataLength]];

    internal static string Tensor(string type, string shape, string offsets) =>
        $"{{\"a\":{{\"dtype\":\"{type}\",\"shape\":[{shape}],\"data_offsets\":[{offsets}]}}}}";

    private static SafetensorsContent Read(byte[] file) => SafetensorsFile.Read(new MemoryStream(file), "file.safetensors");

    private static void AssertRefused(byte[] file, string message) =>
        Assert.Contains(message, Assert.Throws<DataFileException>(() => Read(file)).Message, StringComparison.Ordinal);
}
