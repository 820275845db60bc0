namespace FnnKit.Tests.Tables;

/// <summary>Rows of text, numbers and nulls become a data set.</summary>
public sealed class TableBuilderTests
{
    private static readonly TableAdvice Advice = new()
    {
        Categories = "name the column in 'Words'",
        Classes = "set 'Kind' to 'Classes'",
        Missing = text => $"list \"{text}\" in 'Gaps'",
    };

    [Fact]
    public void Values_decide_what_columns_hold_and_the_last_one_is_the_target()
    {
        var table = new TableBuilder("towns");
        table.AddColumns("size", "town", "kind");
        table.AddRow("1.5", "Oslo", "10");
        table.AddRow("-2", "Bern", "9");
        table.AddRow(null, null, "10");
        Assert.Equal(3, table.Count);
        var data = table.Build();
        Assert.Equal([new Column("size")], data.Schema.Features.Take(1));
        Assert.Equal(["Bern", "Oslo"], data.Schema.Features[1].Categories);
        Assert.Equal(["9", "10"], data.Schema.Classes);
        Assert.Equal([1.5, 1, -2, 0, double.NaN, double.NaN], TableTexts.Features(data));
        Assert.Equal([1, 0, 1], TableTexts.Targets(data));
    }

    [Fact]
    public void Declared_kinds_hold_whatever_the_values_look_like()
    {
        var table = new TableBuilder("towns", options: new TableOptions { Categories = ["2"] });
        table.AddColumn("zip", TableColumnKind.Categories);
        table.AddColumn("region");
        table.AddColumn("y", TableColumnKind.Numbers);
        table.AddRow("10", "2", "1");
        table.AddRow("9", "1", "2");
        var data = table.Build();
        Assert.Equal(["9", "10"], data.Schema.Features[0].Categories);
        Assert.Equal(["1", "2"], data.Schema.Features[1].Categories);
        Assert.Equal(TargetKind.Numbers, data.Schema.TargetKind);
        Assert.Equal([1, 2], TableTexts.Targets(data));
    }

    [Fact]
    public void Numbers_stay_numbers_and_objects_are_what_their_types_say()
    {
        var numbers = new TableBuilder("numbers");
        numbers.AddColumns("a", "y");
        numbers.AddRow([double.NaN, 1.0]);
        numbers.AddRow(new double[] { 2.5, 2 });
        var data = numbers.Build();
        Assert.Equal(TargetKind.Numbers, data.Schema.TargetKind);
        Assert.Equal([double.NaN, 2.5], TableTexts.Features(data));

        var objects = new TableBuilder("objects");
        objects.AddColumns("flag", "price", "name", "id", "y");
        objects.AddRow(true, 1.5m, "x", Guid.Empty, 3);
        objects.AddRow(DBNull.Value, 2f, null, Guid.Empty, 1L);
        data = objects.Build();
        Assert.Equal(["1", "3"], data.Schema.Classes);
        Assert.Equal([Guid.Empty.ToString()], data.Schema.Features[3].Categories);
        Assert.Equal([1, 1.5, 0, 0, double.NaN, 2, double.NaN, 0], TableTexts.Features(data));
        Assert.Equal([1, 0], TableTexts.Targets(data));
    }

    [Fact]
    public void Rows_can_come_column_by_column()
    {
        var table = new TableBuilder("columns");
        table.AddColumns("a", "b", "c", "d", "y");
        table.AddRows(new[] { 1.5, double.NaN }, new float[] { 2, 3 }, new[] { "x", null }, new int?[] { null, 4 }, new long[] { 7, 8 });
        table.AddRows(new[] { 2.5 }, new float[] { 4 }, new[] { "w" }, new int?[] { 5 }, new long[] { 7 });
        var data = table.Build();
        Assert.Equal([1.5, 2, 1, double.NaN, double.NaN, 3, double.NaN, 4, 2.5, 4, 0, 5], TableTexts.Features(data));
        Assert.Equal([0, 1, 0], TableTexts.Targets(data));
        var uneven = new TableBuilder("columns");
        uneven.AddColumns("a", "y");
        Assert.Throws<ArgumentException>(() => uneven.AddRows(new[] { 1.0 }, new[] { 1.0, 2 }));
    }

    [Fact]
    public void Whole_numbers_beyond_the_exact_ones_of_a_double_stay_categories_apart()
    {
        var table = new TableBuilder("ids");
        table.AddColumn("id", TableColumnKind.Categories);
        table.AddColumn("y");
        table.AddRow(9007199254740993L, 1.5);
        table.AddRow(9007199254740992L, 2.5);
        Assert.Equal(2, table.Build().Schema.Features[0].Categories!.Count);
    }

    [Fact]
    public void Several_targets_are_numbers_and_classes_are_chosen_by_kind()
    {
        var several = TableTexts.Build("a,b,c\n1,2,3\n4,5,6", new TableOptions { Targets = ["c", "1"] });
        Assert.Equal(["c", "a"], several.Schema.Targets.Select(column => column.Name));
        Assert.Equal([3, 1, 6, 4], TableTexts.Targets(several));
        var classes = TableTexts.Build("a,y\n1,1.5\n4,x", new TableOptions { TargetKind = TargetKind.Classes });
        Assert.Equal(["1.5", "x"], classes.Schema.Classes);
    }

    [Theory]
    [InlineData("a,a\n1,2", "t: the column 'a' is named twice; rename one", null, null)]
    [InlineData("a,y", "t has no samples", null, null)]
    [InlineData("", "t has no samples", null, null)]
    [InlineData("a,y\n1,2\n3", "t, row 2: there are 1 values, but the table has 2 columns", 2, null)]
    [InlineData("a,y\n1,2\ntwo,2", "t, row 2, column 'a': 'two' is not a number, but the column holds numbers; correct it, or list \"two\" in 'Gaps', or name the column in 'Words'", 2, "a")]
    [InlineData("a,y\n1,2\n?,2", "t, row 2, column 'a': '?' is not a number, but the column holds numbers; list \"?\" in 'Gaps'", 2, "a")]
    [InlineData("a,y\n1,2\n1,x", "t, row 2, column 'y': 'x' is not a number, but the target held numbers so far; correct it, or set 'Kind' to 'Classes'", 2, "y")]
    [InlineData("a,y\n1,2\n1,null", "t, row 2, column 'y': the target is missing", 2, "y")]
    [InlineData("a,y\n1,2\n,3", "t, row 2, column 'a': the value is missing; fill it in or remove the line, or list \"\" in 'Gaps'", 2, "a")]
    [InlineData("a,y\n1,2\ninf,3", "t, row 2, column 'a': 'inf' is not a finite number", 2, "a")]
    [InlineData("a,y\nNA,2\n1,3", "t, row 1, column 'a': 'NA' is not a number, but the column holds numbers; list \"NA\" in 'Gaps'", 1, "a")]
    [InlineData("a,y\nnull,2\nnull,3", "t, column 'a': the column has no value in any row; leave it out of the features", null, "a")]
    [InlineData(",y\n1,2", "t: column 1 has no name", null, null)]
    public void An_error_names_its_place(string text, string expected, int? row, string? column)
    {
        var exception = Assert.Throws<DataException>(() => TableTexts.Build(text, new TableOptions { Advice = Advice }));
        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
        Assert.Equal(("t", row, column), (exception.Location!.Source, (int?)exception.Location.Row, exception.Location.Column));
    }

    [Fact]
    public void Without_advice_an_error_advises_no_option()
    {
        var exception = Assert.Throws<DataException>(() => TableTexts.Build("a,y\n1,2\n?,2"));
        Assert.Equal("t, row 2, column 'a': '?' is not a number, but the column holds numbers; correct it.", exception.Message);
        exception = Assert.Throws<DataException>(() => TableTexts.Build("a;y\n1,5;2\n2,5;2", separator: ';'));
        Assert.Equal("t, column 'a': the column holds numbers such as '1,5'; write all numbers in one way.", exception.Message);
    }

    [Fact]
    public void Numbers_with_a_point_where_a_comma_is_set_are_said()
    {
        var exception = Assert.Throws<DataException>(() => TableTexts.Build("a;y\n1.5;2\n2.5;2", new TableOptions { DecimalComma = true }, separator: ';'));
        Assert.Contains("numbers such as '1.5'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("z", "t has no column 'z'; the columns are size, town, y, or 1 to 3.")]
    [InlineData("Towns", "t has no column 'Towns'; did you mean 'town'? The columns are size, town, y, or 1 to 3.")]
    [InlineData("4", "t has no column '4'; the columns are size, town, y, or 1 to 3.")]
    public void A_column_that_is_not_there_is_refused_with_those_that_are(string target, string expected)
        => Assert.Equal(expected, Assert.Throws<DataException>(() => TableTexts.Build("size,town,y\n1,x,2", new TableOptions { Targets = [target] })).Message);

    [Fact]
    public void A_column_is_a_feature_or_a_target_once()
    {
        Assert.Contains("'y' is the target", Assert.Throws<DataException>(
            () => TableTexts.Build("a,y\n1,2", new TableOptions { Features = ["a", "y"] })).Message, StringComparison.Ordinal);
        Assert.Contains("'a' is named twice", Assert.Throws<DataException>(
            () => TableTexts.Build("a,y\n1,2", new TableOptions { Features = ["a", "1"] })).Message, StringComparison.Ordinal);
        Assert.Contains("'y' is named twice among the targets", Assert.Throws<DataException>(
            () => TableTexts.Build("a,y\n1,2", new TableOptions { Targets = ["y", "2"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_a_loader_knows_is_named_in_place_of_the_row()
    {
        var table = new TableBuilder("notes.txt") { Line = 17 };
        table.AddColumns("a", "y");
        var exception = Assert.Throws<DataException>(() => table.AddRow("1"));
        Assert.Equal("notes.txt, line 17: there are 1 values, but the table has 2 columns.", exception.Message);
        Assert.Equal(17, exception.Location!.Line);
        Assert.Null(exception.Location.Row);
    }

    [Fact]
    public void A_builder_is_used_in_its_order_and_once()
    {
        var table = new TableBuilder("t");
        table.AddColumns("a", "y");
        table.AddRow(1.5, 2.5);
        Assert.Throws<InvalidOperationException>(() => table.AddColumn("b"));
        table.Build();
        Assert.Throws<InvalidOperationException>(table.Build);
        Assert.Throws<InvalidOperationException>(() => table.AddRow(1.5, 2.5));
    }
}
