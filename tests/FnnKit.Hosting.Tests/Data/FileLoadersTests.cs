using System.Text;
using FnnKit.Formats;
using Moq;

namespace FnnKit.Hosting.Tests.Data;

public sealed class FileLoadersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.csv", "x,y\n1,2\n", "csv")]
    [InlineData("A.TSV", "x\ty\n", "csv")]
    [InlineData("a.npz", "", "npy")]
    [InlineData("train-ubyte.gz", "", "idx")]
    public void The_ending_decides_which_loader_reads_a_file(string name, string text, string loader)
        => Assert.Equal(loader, PartIdentity.Get(FileLoaders.Find(Shipped.Catalogue, Write(name, Encoding.UTF8.GetBytes(text)))).Name);

    [Fact]
    public void First_bytes_decide_before_the_ending()
    {
        string array = Path.Combine(_folder, "array.csv");
        NpyFile.Write(array, NumericArray.From<double>([1, 2], 2, 1));
        Assert.Equal("npy", PartIdentity.Get(FileLoaders.Find(Shipped.Catalogue, array)).Name);
        string images = Write("images.data", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7]);
        Assert.Equal("idx", PartIdentity.Get(FileLoaders.Find(Shipped.Catalogue, images)).Name);
    }

    [Fact]
    public void A_file_that_is_not_there_or_that_no_loader_reads_is_an_error()
    {
        Assert.Contains("There is no file", Assert.Throws<DataException>(() => FileLoaders.Find(Shipped.Catalogue, Path.Combine(_folder, "none.csv"))).Message, StringComparison.Ordinal);
        string message = Assert.Throws<DataException>(() => FileLoaders.Find(Shipped.Catalogue, Write("a.xyz", "1"u8.ToArray()))).Message;
        Assert.Contains("No data loader reads files such as 'a.xyz'; the endings that are read are .csv, .tsv", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_better_match_wins_and_a_loader_that_cannot_be_made_is_passed_over()
    {
        var possible = Loader(FileMatch.Possible);
        var content = Loader(FileMatch.Content);
        var kind = PartKind.Get(typeof(IDataLoader))!;
        var parts = new Mock<IPartSource>();
        parts.Setup(source => source.Names(kind)).Returns(["broken", "content", "possible", "sql"]);
        parts.Setup(source => source.Create(kind, "possible")).Returns(possible);
        parts.Setup(source => source.Create(kind, "content")).Returns(content);
        parts.Setup(source => source.Create(kind, "sql")).Returns(Mock.Of<IDataLoader>());
        parts.Setup(source => source.Create(kind, "broken")).Throws(new PartException(SettingDiagnostics.UnknownPart, "it cannot be made"));
        Assert.Same(content, FileLoaders.Find(parts.Object, Write("a.b", [])));
    }

    [Fact]
    public async Task A_model_reads_a_file_and_a_stream_as_it_was_trained()
    {
        string file = Write("train.csv", Encoding.UTF8.GetBytes("a;b;y\n1,5;2;0\n2;3;1\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},5;{i % 7};{i % 2}\n"))));
        var draft = await DraftSource.LoadAsync(file, "y", Shipped.Catalogue);
        var setup = Shipped.Setup(ConfigurationDraft.Create(draft, Shipped.Catalogue, _folder).Text, _folder);
        string path = Path.Combine(_folder, "model.safetensors");
        (await new Trainer(setup).TrainAsync()).Model.Save(path);
        var model = Model.Load(path, Shipped.Catalogue);

        string samples = Write("new.csv", "b;a\n2;1,5\n"u8.ToArray());
        using var read = await FileLoaders.FindFor(model, Shipped.Catalogue, samples).OpenAsync(new DataRequest(new RandomStream(0, "data"), model.Schema), default);
        double[] row = new double[2];
        Assert.Equal(1, read.Read(row));
        Assert.Equal([1.5, 2], row);

        using var stream = new MemoryStream("b;a\n2;1,5\n"u8.ToArray());
        using var streamed = await FileLoaders.FindForStream(model, Shipped.Catalogue).OpenAsync(new DataRequest(new RandomStream(0, "data"), model.Schema, stream), default);
        Assert.Equal(1, streamed.Read(row));
        Assert.Equal([1.5, 2], row);
    }

    private static IFileLoader Loader(FileMatch match)
        => Mock.Of<IFileLoader>(loader => loader.Match(It.IsAny<FileHead>()) == match && loader.FileExtensions == new[] { ".b" });

    private string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
