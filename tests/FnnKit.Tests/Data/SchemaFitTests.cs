using Moq;

namespace FnnKit.Tests.Data;

/// <summary>A loader that ignores the schema of a model gives its columns in its own order, and codes its categories anew.</summary>
public sealed class SchemaFitTests
{
    private static readonly DataSchema Wanted = new([new Column("size"), new Column("zip", ["a", "b", "c"])], [new Column("y", ["no", "yes"])]);

    private static TableDataSet Given(IReadOnlyList<string> zips, IReadOnlyList<string> classes) => new(
        new DataSchema([new Column("zip", zips), new Column("extra"), new Column("size")], [new Column("y", classes)]), [0, 9, 1.5, 1, 9, 2.5], [0, 1]);

    private static DataRequest Request => DataSource.CreateRequest(1, Wanted);

    private static double[] Features(IDataSet data)
    {
        double[] values = new double[2 * data.Count];
        data.Read([.. Enumerable.Range(0, data.Count)], new(values, 2, data.Count), default);
        return values;
    }

    [Fact]
    public async Task Columns_and_categories_are_brought_into_the_order_and_codes_of_the_model()
    {
        var data = await DataSource.LoadAsync(Some.Loader(Given(["c", "a"], ["yes", "no"])), Request);
        Assert.Same(Wanted, data.Schema);
        Assert.Equal([1.5, 2.5, 2, 0], Features(data));
        double[] classes = new double[2];
        data.Read([0, 1], default, new(classes, 1, 2));
        Assert.Equal([1, 0], classes);
    }

    [Fact]
    public async Task Rows_that_are_read_as_they_come_are_brought_there_too()
    {
        var loader = new Mock<IDataLoader> { CallBase = true };
        loader.Setup(mock => mock.LoadAsync(It.IsAny<DataRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(Given(["c", "a"], ["yes", "no"]));
        using var samples = await DataSource.OpenAsync(loader.Object, Request);
        double[] rows = new double[6];
        Assert.Equal(2, samples.Read(rows));
        Assert.Equal([1.5, 2, 2.5, 0, 0, 0], rows);
        Assert.Equal(0, samples.Read(rows));
    }

    [Fact]
    public async Task Data_that_fits_is_left_as_it_is()
    {
        var given = new TableDataSet(Wanted, [1, 0], [1]);
        Assert.Same(given, await DataSource.LoadAsync(Some.Loader(given), Request));
    }

    [Fact]
    public async Task What_cannot_be_fitted_is_refused_by_name()
    {
        var lacks = new TableDataSet(new DataSchema([new Column("size"), new Column("Zip")], Wanted.Targets), [1, 2], [0]);
        Assert.Contains("lacks the column 'zip'", (await Assert.ThrowsAsync<DataException>(() => DataSource.LoadAsync(Some.Loader(lacks), Request))).Message, StringComparison.Ordinal);
        var number = new TableDataSet(new DataSchema([new Column("size"), new Column("zip")], Wanted.Targets), [1, 2], [0]);
        Assert.Contains("'zip' holds numbers, but the model was trained on categories", (await Assert.ThrowsAsync<DataException>(() => DataSource.LoadAsync(Some.Loader(number), Request))).Message, StringComparison.Ordinal);
        var data = await DataSource.LoadAsync(Some.Loader(Given(["d", "a"], ["no", "yes"])), Request);
        Assert.Contains("'d' in column 'zip'", Assert.Throws<DataException>(() => Features(data)).Message, StringComparison.Ordinal);
    }
}
