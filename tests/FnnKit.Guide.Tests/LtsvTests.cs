using FnnKit;

namespace My.Parts.Tests;

/// <summary>A loader that the guide writes with a <see cref="TableBuilder"/> does what the loaders that ship do.</summary>
public sealed class LtsvTests
{
    [Fact]
    public async Task It_codes_categories_and_missing_values()
    {
        var data = await Load("age:30\ttown:Oslo\tbought:yes", "town:Bern\tbought:no\tage:41.5", "age:7\tbought:no");
        Assert.Equal(["age", "town"], data.Schema.Features.Select(column => column.Name));
        Assert.Equal(["Bern", "Oslo"], data.Schema.Features[1].Categories);
        Assert.Equal(["no", "yes"], data.Schema.Classes);
        double[] features = new double[6], targets = new double[3];
        data.Read([0, 1, 2], new(features, 2, 3), new(targets, 1, 3));
        Assert.Equal([30, 41.5, 7, 1, 0, double.NaN], features);
        Assert.Equal([1, 0, 0], targets);
    }

    [Fact]
    public async Task A_model_gets_its_columns_by_name_and_an_error_names_the_place()
    {
        var trained = await Load("age:30\ttown:Oslo\tbought:yes", "age:41.5\ttown:Bern\tbought:no");
        var data = await Load(trained.Schema, "id:7\ttown:Oslo\tage:1");
        Assert.False(data.HasTargets);
        double[] features = new double[2];
        data.Read([0], new(features, 2, 1), default);
        Assert.Equal([1, 1], features);

        var exception = await Assert.ThrowsAsync<DataException>(() => Load(trained.Schema, "age:1\ttown:Oslo", "age:old\ttown:Paris"));
        Assert.Contains("line 2, column 'age': 'old'", exception.Message, StringComparison.Ordinal);
        Assert.Equal((2L, "age"), (exception.Location!.Line, exception.Location.Column));
    }

    private static Task<IDataSet> Load(params string[] lines) => Load(null, lines);

    private static async Task<IDataSet> Load(DataSchema? schema, params string[] lines)
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(path, lines);
            return await new Ltsv { Path = path, Target = schema is null ? "bought" : null }.LoadAsync(new DataRequest(new RandomStream(1, "data"), schema), CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
