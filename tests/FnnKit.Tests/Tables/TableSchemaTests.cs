namespace FnnKit.Tests.Tables;

/// <summary>Tables for a model that exists.</summary>
public sealed class TableSchemaTests
{
    private static readonly DataSchema Schema = new([new Column("size"), new Column("colour", ["blue", "red"])], [new Column("kind", ["0", "1", "2"])]);

    [Fact]
    public void Columns_are_found_by_name_and_others_are_left_out()
    {
        var data = TableTexts.Build("id,kind,colour,size\n7,2,red,1.5\nx,0,blue,null", schema: Schema);
        Assert.Same(Schema, data.Schema);
        Assert.Equal([1.5, 1, double.NaN, 0], TableTexts.Features(data));
        Assert.Equal([2, 0], TableTexts.Targets(data));
    }

    [Fact]
    public void Targets_may_be_absent()
        => Assert.False(TableTexts.Build("colour,size\nred,1.5", schema: Schema).HasTargets);

    [Fact]
    public void Numbers_name_categories_however_they_are_written()
    {
        var table = new TableBuilder("t", Schema);
        table.AddColumns("size", "colour", "kind");
        table.AddRow(1, "red", 2.0);
        table.AddRow("2", "red", "+1.0");
        table.AddRow(3.5f, "blue", 0L);
        var data = table.Build();
        Assert.Equal([1, 1, 2, 1, 3.5, 0], TableTexts.Features(data));
        Assert.Equal([2, 1, 0], TableTexts.Targets(data));
    }

    [Theory]
    [InlineData("size,colour,kind\n1,red,3", "t, row 1, column 'kind': '3' is none of the values that the model knows: 0, 1, 2.")]
    [InlineData("size,kind\n1,0", "t lacks the column 'colour'; it has size, kind.")]
    [InlineData("a,b\n1,0", "t lacks 2 columns that the model was trained on: 'size', 'colour'; it has a, b.")]
    [InlineData("size,colour\nlarge,red", "t, row 1, column 'size': 'large' is not a number, but the column holds numbers; correct it.")]
    [InlineData("size,colour", "t has no samples.")]
    public void What_does_not_fit_the_model_is_refused(string text, string expected)
        => Assert.Equal(expected, Assert.Throws<DataException>(() => TableTexts.Build(text, schema: Schema)).Message);

    [Fact]
    public void A_category_that_the_schema_does_not_name_is_unknown_and_an_empty_one_is_missing()
    {
        var data = TableTexts.Build("size,colour\n1,green\n2,\n3,red", schema: Schema);
        Assert.Equal([1, Column.Unknown, 2, double.NaN, 3, 1], TableTexts.Features(data));
    }

    [Fact]
    public void A_category_that_the_schema_does_not_name_is_refused_on_demand()
    {
        var strict = new DataSchema(Schema.Features, Schema.Targets) { UnknownCategories = UnknownCategories.Refuse };
        Assert.Equal(
            "t, row 2, column 'colour': 'green' is none of the values that the model knows: blue, red. Correct it, or train with 'Data:UnknownCategories' set to 'Accept'.",
            Assert.Throws<DataException>(() => TableTexts.Build("size,colour\n1,red\n1,green", schema: strict)).Message);
    }

    [Fact]
    public void A_long_text_is_looked_up_like_any_other()
    {
        string town = new('ä', 400);
        var schema = new DataSchema([new Column("town", [town])], [new Column("y")]);
        Assert.Equal([0], TableTexts.Features(TableTexts.Build($"town\n{town}", schema: schema)));
        Assert.Equal([Column.Unknown], TableTexts.Features(TableTexts.Build($"town\n{town}e", schema: schema)));
    }

    [Fact]
    public void Without_names_columns_are_taken_in_the_order_of_the_schema()
    {
        var unnamed = new TableOptions { HasNames = false };
        Assert.Equal([1], TableTexts.Targets(TableTexts.Build("column1,column2,column3\n1.5,red,1", unnamed, Schema)));
        Assert.False(TableTexts.Build("column1,column2\n1.5,red", unnamed, Schema).HasTargets);
        Assert.Contains("has 1 columns without names", Assert.Throws<DataException>(
            () => TableTexts.Build("column1\n1.5", unnamed, Schema)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_can_be_checked_first_and_coded_when_they_are_asked_for()
    {
        var table = new TableBuilder("t");
        table.AddColumns("colour", "y");
        table.CheckRow(Row("red", "7"));
        table.CheckRow(Row("blue", "9"));
        Assert.Throws<InvalidOperationException>(table.Build);
        var coder = table.BuildRowCoder();
        Assert.Equal(["blue", "red"], coder.Schema.Features[0].Categories);
        Assert.Equal([0, 1], coder.Targets);
        double[] features = new double[1];
        coder.Code(Row("red", "7"), 1, features);
        Assert.Equal([1], features);
        Assert.StartsWith("t, row 5, column 'colour'", Assert.Throws<DataException>(() => coder.Code(Row("green", "7"), 5, features)).Message, StringComparison.Ordinal);
        Assert.StartsWith("t, line 8, column 'colour'", Assert.Throws<DataException>(() => coder.Code(Row("green", "7", 8), 5, features)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_for_a_model_are_coded_without_looking_at_others()
    {
        var table = new TableBuilder("t", Schema);
        table.AddColumns("colour", "size");
        double[] features = new double[2];
        table.BuildRowCoder().Code(Row("red", "1.5"), 1, features);
        Assert.Equal([1.5, 1], features);
        var unknown = new TableBuilder("t");
        unknown.AddColumns("colour", "size");
        Assert.Throws<DataException>(unknown.BuildRowCoder);
    }

    private static TwoTexts Row(string first, string second, long? line = null) => new TwoTexts(first, second, line);

    private sealed class TwoTexts(string first, string second, long? line) : ITableRow
    {
        public int Count => 2;

        public long? Line => line;

        public TableCell Read(int column) => TableCell.FromText(System.Text.Encoding.UTF8.GetBytes(column == 0 ? first : second));
    }
}
