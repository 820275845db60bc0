using System.IO.Compression;

namespace FnnKit.Formats.Tests;

public class NpzFileTests
{
    private static readonly byte[] Member = Sample.Bytes("f4.npy");

    [Theory]
    [InlineData("stored.npz")]
    [InlineData("deflated.npz")]
    public void An_archive_that_numpy_wrote_is_read_in_its_order(string name)
    {
        OrderedDictionary<string, NumericArray> arrays = NpzFile.Read(Sample.Path(name));
        Assert.Equal(["dense1.weight", "dense1.bias", "nested/name"], arrays.Keys);
        Assert.Equal([0, 1, 2, 100, 50, 25], arrays["dense1.weight"].Doubles());
        Assert.Equal([0, 1], arrays["dense1.bias"].Doubles());
        Assert.Equal([7], arrays["nested/name"].Doubles());
    }

    [Fact]
    public void What_is_written_is_read_again() => ArbitraryArray.Check(ArbitraryArray.Named(ArbitraryArray.Numpy), arrays =>
    {
        OrderedDictionary<string, NumericArray> read = Read(Numbers.Written(stream => NpzFile.Write(stream, arrays)));
        Assert.Equal(arrays.Select(pair => pair.Key), read.Keys);
        foreach ((string name, NumericArray array) in arrays)
            Numbers.AssertSame(array, read[name]);
    });

    [Fact]
    public void Another_reader_finds_the_members_and_no_clock()
    {
        KeyValuePair<string, NumericArray>[] arrays = [new("b", NumericArray.From([1f, 2f], 2)), new("\u00e9", NumericArray.From([1L]))];
        byte[] first = Numbers.Written(stream => NpzFile.Write(stream, arrays));
        using var archive = new ZipArchive(new MemoryStream(first));
        Assert.Equal(["b.npy", "\u00e9.npy"], archive.Entries.Select(entry => entry.FullName));
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        using Stream member = archive.Entries[0].Open();
        using var contents = new MemoryStream();
        member.CopyTo(contents);
        Assert.Equal(Numbers.Written(stream => NpyFile.Write(stream, arrays[0].Value)), contents.ToArray());
        Assert.Equal(first, Numbers.Written(stream => NpzFile.Write(stream, arrays)));
    }

    [Fact]
    public void A_file_is_replaced_as_a_whole()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.npz", [1, 2, 3]);
        NpzFile.Write(path, [new("x", NumericArray.From([1f]))]);
        Assert.Equal([1.0], NpzFile.Read(path)["x"].Doubles());
        Assert.Equal(["x.npz"], folder.Names);
    }

    [Theory]
    [InlineData("/x.npy")]
    [InlineData("\\x.npy")]
    [InlineData("C:x.npy")]
    [InlineData("a/../x.npy")]
    [InlineData("..\\x.npy")]
    [InlineData("x\n.npy")]
    [InlineData(".npy")]
    public void A_member_with_a_name_that_is_not_to_be_trusted_is_refused(string name) =>
        AssertRefused(Archive.Make(CompressionLevel.NoCompression, (name, Member)), "relative names that end in .npy");

    [Theory]
    [InlineData("")]
    [InlineData("/x")]
    [InlineData("../x")]
    public void A_name_that_would_be_refused_is_not_written(string name)
    {
        KeyValuePair<string, NumericArray>[] arrays = [new(name, NumericArray.From([1f]))];
        Assert.Throws<ArgumentException>(() => NpzFile.Write(new MemoryStream(), arrays));
    }

    [Fact]
    public void Names_that_come_twice_are_neither_read_nor_written()
    {
        AssertRefused(Archive.Make(CompressionLevel.NoCompression, ("x.npy", Member), ("x.npy", Member)), "two members 'x.npy'");
        KeyValuePair<string, NumericArray>[] twice = [new("x", NumericArray.From([1f])), new("x", NumericArray.From([2f]))];
        Assert.Throws<ArgumentException>(() => NpzFile.Write(new MemoryStream(), twice));
        Assert.ThrowsAny<ArgumentException>(() => NpzFile.Write(new MemoryStream(), [new("\ud800", NumericArray.From([1f]))]));
    }

    [Fact]
    public void An_encrypted_member_or_an_unknown_compression_is_refused()
    {
        byte[] archive = Archive.Make(CompressionLevel.Optimal, ("x.npy", Member));
        AssertRefused(Archive.WithDirectoryField(archive, 8, 8 << 16 | 1), "encrypted");
        AssertRefused(Archive.WithDirectoryField(archive, 8, 14 << 16), "expected stored or deflated members");
    }

    [Fact]
    public void A_member_that_inflates_to_more_or_less_than_it_says_is_refused()
    {
        byte[] archive = Archive.Make(CompressionLevel.Optimal, ("x.npy", Member));
        AssertRefused(Archive.WithDirectoryField(archive, 24, (uint)Member.Length - 1), "CRC-32");
        AssertRefused(Archive.WithDirectoryField(archive, 24, (uint)Member.Length + 1), "expected 153");
    }

    [Fact]
    public void An_archive_that_inflates_without_measure_is_refused_before_it_does()
    {
        byte[] archive = Archive.Make(CompressionLevel.Optimal, ("x.npy", Member));
        AssertRefused(Archive.WithDirectoryField(archive, 24, 300 << 20), "inflates to 314572800 bytes");
    }

    [Fact]
    public void A_member_whose_checksum_is_wrong_is_refused()
    {
        byte[] archive = Archive.Make(CompressionLevel.NoCompression, ("x.npy", Member));
        AssertRefused(Archive.WithDirectoryField(archive, 16, 0x12345678), "CRC-32");
    }

    [Fact]
    public void Members_that_overlap_are_refused()
    {
        byte[] archive = Archive.Make(CompressionLevel.NoCompression, ("x.npy", Member), ("y.npy", Member));
        byte[] sharing = Archive.WithDirectoryField(archive, 42, (uint)archive.AsSpan().LastIndexOf("PK\u0003\u0004"u8));
        AssertRefused(sharing, "the members 'y.npy' and 'x.npy' overlap");
    }

    [Fact]
    public void A_member_within_another_member_is_refused()
    {
        byte[] inner = Archive.Make(CompressionLevel.NoCompression, ("x.npy", Member));
        byte[] outer = Archive.Make(CompressionLevel.NoCompression, ("x.npy", Member), ("y.npy", inner[..inner.AsSpan().IndexOf("PK\u0001\u0002"u8)]));
        byte[] sharing = Archive.WithDirectoryField(outer, 42, (uint)outer.AsSpan().LastIndexOf("PK\u0003\u0004"u8));
        AssertRefused(sharing, "the members 'y.npy' and 'x.npy' overlap");
    }

    [Fact]
    public void A_bomb_is_refused_before_it_inflates()
    {
        byte[] zeros = new byte[64 << 20];
        byte[] bomb = Archive.Make(CompressionLevel.Fastest, [.. Enumerable.Range(0, 5).Select(i => ($"{i}.npy", zeros))]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(bomb, "inflates to 335544320 bytes");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_bomb_that_states_a_small_length_takes_no_more_memory_than_that()
    {
        byte[] bomb = Archive.WithDirectoryField(Archive.Make(CompressionLevel.Fastest, ("x.npy", new byte[64 << 20])), 24, 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(bomb, "CRC-32");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_zip64_archive_is_read()
    {
        OrderedDictionary<string, NumericArray> arrays = Read(Zip64Archive.Make(("a.npy", Member), ("b.npy", Sample.Bytes("f8.npy"))));
        Assert.Equal(["a", "b"], arrays.Keys);
        Assert.Equal(NpyFile.Read(new MemoryStream(Member), "a").Doubles(), arrays["a"].Doubles());
        Assert.Equal(NpyFile.Read(new MemoryStream(Sample.Bytes("f8.npy")), "b").Doubles(), arrays["b"].Doubles());
    }

    [Fact]
    public void An_archive_with_more_members_than_an_archive_without_zip64_can_have_is_read()
    {
        (string Name, byte[] Contents)[] members = [.. Enumerable.Range(0, 66_000).Select(i => ($"{i}.npy", Member))];
        Assert.Equal(members.Length, Read(Archive.Make(CompressionLevel.NoCompression, members)).Count);
    }

    [Fact]
    public void An_archive_with_too_many_members_is_refused()
    {
        (string Name, byte[] Contents)[] members = [.. Enumerable.Range(0, 100_001).Select(i => ($"{i}.npy", Array.Empty<byte>()))];
        AssertRefused(Archive.Make(CompressionLevel.NoCompression, members), "expected at most 100000");
    }

    [Fact]
    public void Something_that_is_no_archive_is_refused()
    {
        AssertRefused([], "no .npz file");
        AssertRefused(Member, "no .npz file");
        AssertRefused([.. Archive.Make(CompressionLevel.NoCompression, ("x.npy", Member)), 0], "no .npz file");
    }

    [Fact]
    public void A_bad_array_is_reported_by_the_name_of_its_member() =>
        AssertRefused(Archive.Make(CompressionLevel.NoCompression, ("a.npy", Member), ("b.npy", Member[..^1])), "file.npz(b.npy): ");

    private static OrderedDictionary<string, NumericArray> Read(byte[] file) => NpzFile.Read(new MemoryStream(file), "file.npz");

    private static void AssertRefused(byte[] file, string message) =>
        Assert.Contains(message, Assert.Throws<DataFileException>(() => Read(file)).Message, StringComparison.Ordinal);
}
