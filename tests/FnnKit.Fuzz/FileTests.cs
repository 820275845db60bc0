using System.IO.Compression;
using FnnKit.Data;
using FnnKit.Formats;

namespace FnnKit.Fuzz;

/// <summary>Files of data and of weights.</summary>
public sealed class FileTests
{
    public static TheoryData<string> Pickles => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.npy").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Fact]
    public void Arrays() => Trial.Run(Specimens.Bytes(stream => NpyFile.Write(stream, Specimens.Array)), ByteMutator.Apply, path => Check(NpyFile.Read(path)), ".npy");

    [Fact]
    public void Archives_of_arrays() => Trial.Run(
        Specimens.Bytes(stream => NpzFile.Write(stream, [new("x", Specimens.Array), new("y", Specimens.Array)])),
        ByteMutator.Apply,
        path => Assert.All(NpzFile.Read(path).Values, Check),
        ".npz");

    [Theory]
    [MemberData(nameof(Pickles))]
    public void Pickled_dictionaries(string sample) => Trial.Run(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Samples", sample)), ByteMutator.Apply, path => PickledNpy.Read(path), ".npy", share: 0.2);

    [Fact]
    public void Tensors() => Trial.Run(
        Specimens.Bytes(stream => SafetensorsFile.Write(stream, [new("a", Specimens.Array), new("b", Specimens.Array)], [new("k", "v")])),
        ByteMutator.Apply,
        path =>
        {
            Assert.All(SafetensorsFile.Read(path).Tensors.Values, Check);
            SafetensorsFile.Open(path).Dispose();
        },
        ".safetensors");

    [Fact]
    public void Images() => Trial.Run(Specimens.Idx(), ByteMutator.Apply, path => Check(IdxFile.Read(path)), "-ubyte");

    [Fact]
    public void Compressed_images()
        => Trial.Run(Compress(Specimens.Idx()), (_, random) => random.Next(2) == 0 ? Compress(ByteMutator.Apply(Specimens.Idx(), random)) : ByteMutator.Apply(Compress(Specimens.Idx()), random), path => Check(IdxFile.Read(path)), ".gz");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tables(bool isStreamed) => Trial.Run(
        Specimens.Text(Specimens.Table),
        TableMutator.Apply,
        path =>
        {
            var data = new Csv { Path = path, Target = "y", Missing = [""], Streamed = isStreamed }.LoadAsync(new DataRequest(new RandomStream(1, "data")), default).GetAwaiter().GetResult();
            int[] samples = [.. Enumerable.Range(0, data.Count)];
            int columns = data.Schema.Features.Count;
            data.Read(samples, new(new double[columns * samples.Length], columns, samples.Length), new(new double[samples.Length], 1, samples.Length));
        },
        ".csv");

    private static void Check(NumericArray array)
    {
        long count = array.Shape.Aggregate(1L, (product, size) => product * size);
        Assert.Equal(count, array.Count);
        array.CopyTo(new double[array.Count]);
    }

    private static byte[] Compress(byte[] bytes) => Specimens.Bytes(stream =>
    {
        using var compressed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        compressed.Write(bytes);
    });
}
