namespace FnnKit.Plugins.Tests.Data;

/// <summary>Files that DuckDB wrote; how is said in the folder of the tables.</summary>
public sealed class ParquetTests
{
    private static readonly string Mixed = Path.Combine(AppContext.BaseDirectory, "Data", "Tables", "mixed.parquet");

    [Fact]
    public async Task Columns_of_all_types_are_those_of_the_same_table_in_text()
    {
        var parquet = await Load(new FnnKit.Parquet.Parquet { Path = Mixed, Ignore = ["list.list.element"], Target = "y" });
        var text = await Load(new FnnKit.Data.Csv { Path = Path.ChangeExtension(Mixed, ".csv"), Target = "y", Missing = [""], Dates = ["day", "at"] });
        Assert.Equal(["id", "x", "k", "colour", "day", "at", "price", "address.city", "address.zip", "flag", "small"], parquet.Schema.Features.Select(column => column.Name));
        Assert.Equal(300, parquet.Count);
        Assert.True(parquet.Schema.Features[4].IsDate);
        foreach (string column in parquet.Schema.Features.Select(feature => feature.Name).Where(name => name != "flag"))
            Assert.Equal(Column(text, column), Column(parquet, column));
        Assert.Equal([1, 0, 1], Column(parquet, "flag")[..3]);
    }

    [Fact]
    public async Task Rows_in_a_temporary_file_are_the_same()
        => Assert.Equal(
            Column(await Load(new FnnKit.Parquet.Parquet { Path = Mixed, Ignore = ["list.list.element"], Target = "y" }), "colour"),
            Column(await Load(new FnnKit.Parquet.Parquet { Path = Mixed, Ignore = ["list.list.element"], Target = "y", Streamed = true }), "colour"));

    [Fact]
    public async Task Several_files_are_read_in_the_order_of_their_names()
    {
        string folder = SampleFiles.Folder();
        foreach (string name in new[] { "part-2", "part-1" })
            File.Copy(Mixed, Path.Combine(folder, name + ".parquet"));
        var loader = new FnnKit.Parquet.Parquet { Path = Path.Combine(folder, "part-*.parquet"), Columns = ["x"], Target = "y" };
        Assert.Equal(600, (await Load(loader)).Count);
        File.Copy(Path.Combine(Path.GetDirectoryName(Mixed)!, "other.parquet"), Path.Combine(folder, "part-3.parquet"));
        Assert.Contains("part-3.parquet has other columns than", (await Assert.ThrowsAsync<DataException>(() => Load(loader))).Message, StringComparison.Ordinal);
        loader.Path = Path.Combine(folder, "*.none");
        Assert.Contains("No file matches", (await Assert.ThrowsAsync<DataException>(() => Load(loader))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_of_lists_is_refused_with_its_cure_and_left_out_by_what_is_inferred()
    {
        Assert.Contains("\"Ignore\": [ \"list.list.element\" ]", (await Assert.ThrowsAsync<DataException>(
            () => Load(new FnnKit.Parquet.Parquet { Path = Mixed, Target = "y" }))).Message, StringComparison.Ordinal);
        var suggestion = new FnnKit.Parquet.Parquet().Sniff(new FileRequest(Mixed) { Targets = ["y"] });
        Assert.Equal(["list.list.element"], ((TableLoader)suggestion.Loader).Ignore);
        Assert.Equal(300, (await Load(suggestion.Loader)).Count);
    }

    /// <summary>Files that were damaged or cut off are read or refused, and nothing else.</summary>
    [Fact]
    public async Task Damage_is_refused_with_the_file()
    {
        byte[] good = await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(Mixed)!, "other.parquet"));
        string path = Path.Combine(SampleFiles.Folder(), "damaged.parquet");
        var random = new Random(5);
        for (int trial = 0; trial < 300; trial++)
        {
            byte[] bytes = [.. good];
            for (int i = random.Next(1, 4); i > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            await File.WriteAllBytesAsync(path, random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                await Load(new FnnKit.Parquet.Parquet { Path = path }).WaitAsync(TimeSpan.FromMinutes(1));
            }
            catch (DataException exception)
            {
                Assert.Contains(path, exception.Message, StringComparison.Ordinal);
            }
        }
    }

    private static Task<IDataSet> Load(IDataLoader loader) => loader.LoadAsync(new DataRequest(new RandomStream(1, "data")), CancellationToken.None);

    private static double[] Column(IDataSet data, string name)
    {
        int place = data.Schema.Features.Select(column => column.Name).ToList().IndexOf(name);
        double[] features = new double[data.Count * data.Schema.Features.Count];
        data.Read([.. Enumerable.Range(0, data.Count)], new(features, data.Schema.Features.Count, data.Count), default);
        return features[(place * data.Count)..((place + 1) * data.Count)];
    }
}
