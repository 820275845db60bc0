using System.Text;
using FnnKit.Data;
using Moq;

namespace FnnKit.Plugins.Tests.Data;

/// <summary>A table that stays in its file gives the same samples as one in memory.</summary>
public sealed class StreamedCsvTests
{
    private const string Table = "a,town,y\n1,\"New\nYork\",yes\n\n ,Bern,no\r\n-3e2, \"Cork, the \"\"city\"\"\" ,yes\n4.25,Bern,no";

    private static Action<Csv> Streamed => csv => (csv.Streamed, csv.Missing) = (true, [""]);

    [Fact]
    public async Task Samples_of_any_order_are_the_same_as_in_memory()
    {
        IDataSet kept = await CsvTests.Load(Table, csv => csv.Missing = [""]), streamed = await CsvTests.Load(Table, Streamed);
        Assert.True(streamed.IsReadOnDemand);
        Assert.Equal(kept.Count, streamed.Count);
        Assert.Equal(kept.Schema.Features[1].Categories, streamed.Schema.Features[1].Categories);
        Assert.Equal(kept.Schema.Classes, streamed.Schema.Classes);
        foreach (int[] samples in new int[][] { [0, 1, 2, 3], [3, 0, 0, 2], [1] })
            Assert.Equal(Read(kept, samples), Read(streamed, samples));
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("")]
    public async Task A_byte_order_mark_shifts_nothing(string mark)
    {
        var data = await CsvTests.Load(mark + "a,b,y\n5,6,1.5\n7,8,2.5\n", csv => csv.Streamed = true);
        Assert.Equal([7, 5, 8, 6, 2.5, 1.5], Read(data, [1, 0]));
    }

    [Fact]
    public async Task What_is_wrong_is_named_with_its_line_when_the_file_is_opened()
        => Assert.Contains("line 3, column 'a'", (await Assert.ThrowsAsync<DataException>(
            () => CsvTests.Load("a,y\n1,2\nx,3\n", csv => csv.Streamed = true))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_in_UTF_16_is_refused()
    {
        string path = SampleFiles.Write("wide16.csv", path => File.WriteAllText(path, "a,y\n1,2\n", Encoding.Unicode));
        Assert.Contains("UTF-8", (await Assert.ThrowsAsync<DataException>(
            () => new Csv { Path = path, Streamed = true }.LoadAsync(new DataRequest(new RandomStream(1, "data")), default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task How_far_the_reading_is_is_told_in_bytes(bool isStreamed)
    {
        string path = SampleFiles.Write($"long{isStreamed}.csv", path => File.WriteAllLines(path, ["a,y", .. Enumerable.Range(0, 5000).Select(i => $"{i},0.5")]));
        var told = new List<LoadingProgress>();
        var progress = new Mock<IProgress<LoadingProgress>>();
        progress.Setup(mock => mock.Report(It.IsAny<LoadingProgress>())).Callback((LoadingProgress value) => told.Add(value));
        await new Csv { Path = path, Streamed = isStreamed }.LoadAsync(new DataRequest(new RandomStream(1, "data")) { Progress = progress.Object }, default);
        Assert.InRange(told.Count, 3, 50);
        Assert.All(told, value => Assert.Equal((path, new FileInfo(path).Length), (value.Path, value.TotalBytes)));
        Assert.Equal(told.Select(value => value.Bytes).Order(), told.Select(value => value.Bytes));
        Assert.InRange(told[^1].Bytes, told[^1].TotalBytes / 2, told[^1].TotalBytes);
    }

    [Fact]
    public async Task A_file_that_changes_under_a_run_is_said_so()
    {
        string path = SampleFiles.Write("changing.csv", path => File.WriteAllText(path, "a,y\n11,2\n22,3\n"));
        var data = await new Csv { Path = path, Streamed = true }.LoadAsync(new DataRequest(new RandomStream(1, "data")), default);
        Assert.Equal([22, 1], Read(data, [1]));
        // As good as the old one where it is read, and of the same length.
        File.WriteAllText(path, "a,y\n44,2\n55,3\n");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(1));
        Assert.Contains("has changed since", Assert.Throws<DataException>(() => Read(data, [1])).Message, StringComparison.Ordinal);
    }

    private static double[] Read(IDataSet data, int[] samples)
    {
        double[] x = new double[data.Schema.Features.Count * samples.Length], y = new double[samples.Length];
        data.Read(samples, new(x, data.Schema.Features.Count, samples.Length), new(y, 1, samples.Length));
        return [.. x, .. y];
    }
}
