namespace FnnKit.Plugins.Tests.Data;

/// <summary>Data for a model that exists.</summary>
public sealed class CsvSchemaTests
{
    private static readonly DataSchema Schema = new([new Column("size"), new Column("colour", ["blue", "red"])], [new Column("kind", ["0", "1", "2"])]);

    [Fact]
    public async Task Columns_are_found_by_name_in_any_order_and_others_are_left_out()
    {
        var data = await CsvTests.Load("id,kind,colour,size\n7,2,red,1.5\n8,0,blue,2.5\n", schema: Schema);
        Assert.Same(Schema, data.Schema);
        Assert.Equal([1.5, 1, 2.5, 0], CsvTests.Features(data));
        Assert.Equal([2, 0], CsvTests.Targets(data));
    }

    [Fact]
    public async Task Targets_may_be_missing()
    {
        var data = await CsvTests.Load("colour,size\nred,1.5\n", schema: Schema);
        Assert.False(data.HasTargets);
        Assert.Equal([1.5, 1], CsvTests.Features(data));
    }

    [Fact]
    public async Task A_whole_number_is_the_same_class_however_it_is_written()
    {
        var data = await CsvTests.Load("colour,size,kind\nred,1,1.0\nred,1,+2\n", schema: Schema);
        Assert.Equal([1, 2], CsvTests.Targets(data));
    }

    [Theory]
    [InlineData("size,colour,kind\n1,red,0\n1,red,3\n", "line 3, column 'kind': '3' is none of the values that the model knows: 0, 1, 2")]
    [InlineData("size,kind\n1,0\n", "lacks the column 'colour'; it has size, kind")]
    [InlineData("a,b\n1,0\n", "lacks 2 columns that the model was trained on: 'size', 'colour'")]
    [InlineData("size,colour\nlarge,red\n", "line 2, column 'size': 'large' is not a number")]
    [InlineData("size,colour\n", "has no samples")]
    public async Task What_does_not_fit_the_model_is_refused(string text, string expected)
        => Assert.Contains(expected, (await Assert.ThrowsAsync<DataException>(() => CsvTests.Load(text, schema: Schema))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("1.5,red,2\n", true)]
    [InlineData("1.5,red\n", false)]
    public async Task Without_a_header_columns_are_found_by_their_places(string text, bool hasTargets)
    {
        var trained = await CsvTests.Load("2.5,blue,0\n3.5,red,2\n", csv => csv.Header = false);
        var data = await CsvTests.Load(text, csv => csv.Header = false, trained.Schema);
        Assert.Equal([1.5, 1], CsvTests.Features(data));
        Assert.Equal(hasTargets, data.HasTargets);
        if (hasTargets)
            Assert.Equal([1], CsvTests.Targets(data));
    }

    [Fact]
    public async Task Without_a_header_a_target_in_front_keeps_its_place()
    {
        var trained = await CsvTests.Load("0,2.5,9.5\n1,3.5,8.5\n", csv => (csv.Header, csv.Target) = (false, "1"));
        var whole = await CsvTests.Load("1,5.5,6.5\n", csv => csv.Header = false, trained.Schema);
        Assert.Equal([5.5, 6.5], CsvTests.Features(whole));
        Assert.Equal([1], CsvTests.Targets(whole));
        var features = await CsvTests.Load("5.5,6.5\n", csv => csv.Header = false, trained.Schema);
        Assert.Equal([5.5, 6.5], CsvTests.Features(features));
        Assert.False(features.HasTargets);
    }

    [Fact]
    public async Task Without_a_header_another_number_of_columns_is_refused()
        => Assert.Contains("has 5 columns without names",
            (await Assert.ThrowsAsync<DataException>(() => CsvTests.Load("1,2,3,4,5\n", csv => csv.Header = false, Schema))).Message, StringComparison.Ordinal);
}
