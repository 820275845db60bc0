using System.IO.Compression;
using FnnKit.Data;

namespace FnnKit.Tests.Loaders;

public sealed class IdxTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>An IDX file of bytes; sizes below 256.</summary>
    private string Save(string name, byte[] sizes, params byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        using Stream file = File.Create(path);
        using Stream stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write([0, 0, 8, (byte)sizes.Length, .. sizes.SelectMany(size => new byte[] { 0, 0, 0, size }), .. bytes]);
        return path;
    }

    private static Task<IDataSet> Load(Idx loader, DataSchema? schema = null) => loader.LoadAsync(new DataRequest(new RandomStream(0, "data"), schema), default);

    private static async Task<string> Refusal(Idx loader) => (await Assert.ThrowsAsync<DataException>(() => Load(loader))).Message;

    [Theory]
    [InlineData("images-idx3-ubyte")]
    [InlineData("images-idx3-ubyte.gz")]
    public async Task Images_are_scaled_and_keep_their_shape_and_labels_are_classes(string name)
    {
        var data = await Load(new Idx { Images = Save(name, [2, 2, 3], 0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 255), Labels = Save("labels", [2], 9, 4), Scale = 0.5 });
        Assert.Equal(new Shape(1, 2, 3), data.Schema.FeatureShape);
        Assert.Equal(["4", "9"], data.Schema.Classes);
        double[] pixels = new double[6], labels = new double[1];
        data.Read([1], new(pixels, 6, 1), new(labels, 1, 1));
        Assert.Equal([5, 5.5, 6, 6.5, 7, 127.5], pixels);
        Assert.Equal([0], labels);
    }

    [Fact]
    public async Task Files_that_do_not_go_together_are_refused()
    {
        string images = Save("images", [2, 1, 1], 0, 1), labels = Save("labels", [2], 0, 1);
        Assert.Contains("3 targets, but there are 2 samples", await Refusal(new Idx { Images = images, Labels = Save("three", [3], 0, 1, 1) }), StringComparison.Ordinal);
        Assert.Contains("swapped", await Refusal(new Idx { Images = labels, Labels = images }), StringComparison.Ordinal);
        Assert.Contains("no labels", await Refusal(new Idx { Images = images }), StringComparison.Ordinal);
        Assert.Contains("is empty", await Refusal(new Idx { Images = Save("empty", [0, 1, 1]), Labels = Save("none", [0]) }), StringComparison.Ordinal);
        Assert.Contains("3 bytes", await Refusal(new Idx { Images = Save("short", [2, 2, 1], 1, 2, 3), Labels = labels }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_for_a_model_need_no_labels()
    {
        string images = Save("images", [2, 1, 2], 0, 1, 2, 3);
        var trained = await Load(new Idx { Images = images, Labels = Save("labels", [2], 0, 1) });
        Assert.False((await Load(new Idx { Images = images }, trained.Schema)).HasTargets);
    }
}
