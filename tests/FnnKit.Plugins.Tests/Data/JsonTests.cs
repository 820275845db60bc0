using System.Text;
using FnnKit.Data;

namespace FnnKit.Plugins.Tests.Data;

public sealed class JsonTests
{
    private const string Lines = """
        {"id":1,"size":1.5,"town":{"name":"York","zip":null},"tags":[1,2],"ok":true,"y":"no"}

        {"size":"-3e2","town":{"name":" Bern "},"tags":[3],"ok":false,"y":"yes"}
        {"y":"no","ok":null,"town":{"name":"York","zip":7},"size":4,"tags":[5,6]}
        """;

    [Fact]
    public async Task Lines_and_arrays_nested_or_not_are_one_table()
    {
        var lines = await Load(Lines, json => json.Ignore = ["id"]);
        Assert.Equal(["size", "town.name", "town.zip", "tags.0", "tags.1", "ok"], lines.Schema.Features.Select(column => column.Name));
        Assert.Equal(["Bern", "York"], lines.Schema.Features[1].Categories);
        Assert.Equal(["no", "yes"], lines.Schema.Classes);
        double none = double.NaN;
        Assert.Equal([1.5, -300, 4, 1, 0, 1, none, none, 7, 1, 3, 5, 2, none, 6, 1, 0, none], Features(lines));
        string array = "[" + string.Join(",\n", Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Length > 3)) + "]";
        Assert.Equal(Features(lines), Features(await Load("\uFEFF" + array, json => json.Ignore = ["id"])));
        Assert.Equal(Features(lines), Features(await Load("{\"n\":[[1]],\"data\":{\"items\":" + array + ",\"more\":1},\"end\":{}}", json => (json.Rows, json.Ignore) = ("data.items", ["id"]))));
    }

    [Fact]
    public async Task Rows_that_are_arrays_have_numbered_columns()
        => Assert.Equal(["column1", "column2"], (await Load("[[1,2,3.5],[4,5,6.5]]")).Schema.Features.Select(column => column.Name));

    [Fact]
    public async Task In_a_temporary_file_the_samples_are_the_same_in_any_order()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 40_000).Select(i => $$"""{"a":{{i}},"b":"{{"cab"[i % 3]}}","y":{{i % 7}}.5}"""));
        IDataSet kept = await Load(rows), stored = await Load(rows, json => json.Streamed = true);
        Assert.True(stored.IsReadOnDemand);
        Assert.Equal(kept.Schema.Features[1].Categories, stored.Schema.Features[1].Categories);
        foreach (int[] samples in new int[][] { [0, 1, 2, 3], [39_999, 0, 0, 20_000, 20_001], [17] })
            Assert.Equal(Read(kept, samples), Read(stored, samples));
        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), "fnnkit-*.rows"));
    }

    [Theory]
    [InlineData("[1]", "line 1: a row is a number; expected an object")]
    [InlineData("[]", "has no samples")]
    [InlineData("  \n", "has no samples")]
    [InlineData("{\"a\":1,\"y\":2}\n{\"a\":NaN,\"y\":2}", "line 2: this is not JSON: 'N' is an invalid start of a value. JSON has neither NaN nor Infinity")]
    [InlineData("[{\"a\":1,\"y\":2},\n{\"a\":1", "line 2: this is not JSON")]
    [InlineData("[{\"a\":1,\"y\":2}]\n[5]", "stands behind the array of rows")]
    [InlineData("{\"a\":1,\"a\":2,\"y\":2}", "the row has two values named 'a'")]
    [InlineData("{\"a\":1,\"y\":2}\n{\"a\":\"x\",\"y\":2}", "line 2, column 'a'")]
    public async Task What_is_wrong_is_named_with_its_line(string text, string says)
        => Assert.Contains(says, (await Assert.ThrowsAsync<DataException>(() => Load(text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("data.rows", "the document has no 'rows'")]
    [InlineData("data.n", "is a number; expected an array of rows")]
    public async Task Rows_that_are_not_there_are_refused(string rows, string says)
        => Assert.Contains(says, (await Assert.ThrowsAsync<DataException>(() => Load("{\"data\":{\"n\":5}}", json => json.Rows = rows))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_inferred_from_a_document_reads_it()
    {
        string text = "{\"page\":1,\"result\":{\"rows\":[" + string.Join(',', Enumerable.Range(0, 30).Select(i => $$"""{"day":"2024-01-{{(i % 28) + 1:D2}}","n":"{{(i == 3 ? "NA" : i)}}","y":{{i}}.5}""")) + "]}}";
        var (loader, notes) = ((IFileLoader)new Json()).Sniff(new FileRequest(Write(text)) { Targets = ["y"] });
        var json = Assert.IsType<Json>(loader);
        Assert.Equal("result.rows", json.Rows);
        Assert.Equal(["day"], json.Dates);
        Assert.Equal(["NA"], json.Missing);
        Assert.Equal(["Rows", "Missing", "Dates"], notes.Select(note => note.Option));
        var data = await json.LoadAsync(new DataRequest(new RandomStream(1, "data")), CancellationToken.None);
        Assert.Equal(30, data.Count);
        Assert.True(data.Schema.Features[0].IsDate);
    }

    [Fact]
    public async Task A_model_finds_its_columns_in_a_file_and_in_a_stream()
    {
        var schema = new DataSchema([new Column("size"), new Column("town.name", ["York", "Bern"])], [new Column("y", ["no", "yes"])]);
        var json = new Json { Path = Write(Lines) };
        double[] expected = [1.5, 0, -300, 1, 4, 0];
        Assert.Equal(expected, await Open(json, new DataRequest(new RandomStream(1, "data"), schema)));
        Assert.Equal(expected, await Open(json.ForFile("input"), new DataRequest(new RandomStream(1, "data"), schema, new MemoryStream(Encoding.UTF8.GetBytes(Lines)))));
        var other = new DataSchema([new Column("weight")], schema.Targets);
        Assert.Contains("lacks the column 'weight'", (await Assert.ThrowsAsync<DataException>(() => Open(json, new DataRequest(new RandomStream(1, "data"), other)))).Message, StringComparison.Ordinal);
    }

    /// <summary>Documents that were damaged are read or refused, and nothing else.</summary>
    [Fact]
    public async Task Damage_is_refused_with_the_file()
    {
        byte[] good = Encoding.UTF8.GetBytes(Lines);
        var random = new Random(5);
        string path = Write(Lines);
        for (int trial = 0; trial < 1000; trial++)
        {
            byte[] bytes = [.. good];
            for (int i = random.Next(1, 4); i > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            await File.WriteAllBytesAsync(path, random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                await new Json { Path = path, Ignore = ["1"] }.LoadAsync(new DataRequest(new RandomStream(1, "data")), CancellationToken.None);
            }
            catch (DataException exception)
            {
                Assert.Contains(path, exception.Message, StringComparison.Ordinal);
            }
        }
    }

    private static string Write(string text) => SampleFiles.Write("table.json", path => File.WriteAllText(path, text));

    private static async Task<IDataSet> Load(string text, Action<Json>? change = null)
    {
        var json = new Json { Path = Write(text), Target = text.Contains("\"y\"", StringComparison.Ordinal) ? "y" : null };
        change?.Invoke(json);
        return await json.LoadAsync(new DataRequest(new RandomStream(1, "data")), CancellationToken.None);
    }

    private static double[] Features(IDataSet data) => Read(data, [.. Enumerable.Range(0, data.Count)])[..(data.Count * data.Schema.Features.Count)];

    private static double[] Read(IDataSet data, int[] samples)
    {
        double[] features = new double[samples.Length * data.Schema.Features.Count], targets = new double[samples.Length];
        data.Read(samples, new(features, data.Schema.Features.Count, samples.Length), new(targets, 1, samples.Length));
        return [.. features, .. targets];
    }

    private static async Task<double[]> Open(IDataLoader loader, DataRequest request)
    {
        using var reader = await loader.OpenAsync(request, CancellationToken.None);
        double[] rows = new double[100];
        int count = reader.Read(rows);
        return rows[..(count * request.Schema!.Features.Count)];
    }
}
