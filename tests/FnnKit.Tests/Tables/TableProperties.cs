using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace FnnKit.Tests.Tables;

/// <summary>What holds for every table.</summary>
public sealed class TableProperties
{
    private static readonly string[] Words = ["Bern", "Oslo", "ähre", "Zürich", "a b", "10", "9", "-1"];

    private static readonly Gen<Table> Tables =
        from columns in Gen.Choose(1, 5)
        from rows in Gen.Choose(1, 12)
        from areWords in Gen.ArrayOf(Gen.Elements(true, false), columns + 1)
        from seed in Gen.Choose(0, int.MaxValue)
        select Make(areWords, rows, new Random(seed));

    [Fact]
    public void The_order_of_the_columns_does_not_matter_to_a_model() => Check(table =>
    {
        var trained = Build(table, table.Order, null);
        var shuffled = Build(table, [.. table.Order.Reverse()], trained.Schema);
        Assert.Equal(TableTexts.Features(trained), TableTexts.Features(shuffled));
        Assert.Equal(TableTexts.Targets(trained), TableTexts.Targets(shuffled));
    });

    [Fact]
    public void The_order_of_the_columns_moves_the_features_and_changes_nothing_else() => Check(table =>
    {
        var options = new TableOptions { Features = [.. table.Names.SkipLast(1)], Targets = [table.Names[^1]] };
        var one = Build(table, table.Order, null, options);
        var other = Build(table, [.. table.Order.Reverse()], null, options);
        Assert.Equal(one.Schema.Features.Select(column => string.Join('|', column.Categories ?? [])), other.Schema.Features.Select(column => string.Join('|', column.Categories ?? [])));
        Assert.Equal(TableTexts.Features(one), TableTexts.Features(other));
        Assert.Equal(TableTexts.Targets(one), TableTexts.Targets(other));
    });

    [Fact]
    public void The_order_of_the_rows_does_not_matter_to_the_codes() => Check(table =>
    {
        var forward = Build(table, table.Order, null);
        var backward = Build(table with { Rows = [.. table.Rows.Reverse()] }, table.Order, null);
        Assert.Equal(forward.Schema.Classes, backward.Schema.Classes);
        Assert.Equal(
            TableTexts.Features(forward).Chunk(table.Names.Length - 1).Reverse().SelectMany(row => row),
            TableTexts.Features(backward));
    });

    [Fact]
    public void Codes_name_the_texts_that_they_came_from() => Check(table =>
    {
        var data = Build(table, table.Order, null);
        double[] features = TableTexts.Features(data);
        for (int i = 0; i < features.Length; i++)
        {
            string? text = table.Rows[i / data.Schema.Features.Count][i % data.Schema.Features.Count];
            var column = data.Schema.Features[i % data.Schema.Features.Count];
            string? read = double.IsNaN(features[i]) ? null : column.Categories?[(int)features[i]] ?? features[i].ToString(CultureInfo.InvariantCulture);
            Assert.Equal(text, read);
        }
    });

    [Fact]
    public void Texts_and_objects_and_columns_give_the_same_data_set() => Check(table =>
    {
        var texts = Build(table, table.Order, null);
        TableBuilder objects = Declare(table), columns = Declare(table);
        foreach (string?[] row in table.Rows)
            objects.AddRow([.. row.Select(value => (object?)value)]);
        columns.AddRows([.. table.Names.Select((_, column) => table.Rows.Select(row => row[column]).ToArray())]);
        foreach (var data in new[] { objects.Build(), columns.Build() })
        {
            Assert.Equal(TableTexts.Features(texts), TableTexts.Features(data));
            Assert.Equal(TableTexts.Targets(texts), TableTexts.Targets(data));
        }
    });

    private static void Check(Action<Table> law) => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Tables.ToArbitrary(), law));

    /// <summary>Columns of words or of numbers; the first row and the last have every value, so that words are not taken for numbers and no column is empty.</summary>
    private static Table Make(bool[] areWords, int rows, Random random)
    {
        string?[][] values = [.. Enumerable.Range(0, rows).Select(row => areWords.Select((isWord, column) =>
            row > 0 && row < rows - 1 && column < areWords.Length - 1 && random.Next(5) == 0 ? null
            : isWord ? Words[row == 0 || row == rows - 1 ? column % 5 : random.Next(Words.Length)]
            : (random.Next(-50, 50) / 4.0).ToString(CultureInfo.InvariantCulture)).ToArray())];
        return new([.. areWords.Select((_, column) => $"c{column}")], values, [.. Enumerable.Range(0, areWords.Length)]);
    }

    private static TableBuilder Declare(Table table)
    {
        var builder = new TableBuilder("t");
        builder.AddColumns(table.Names);
        return builder;
    }

    private static TableDataSet Build(Table table, int[] order, DataSchema? schema, TableOptions? options = null)
    {
        var builder = new TableBuilder("t", schema, options);
        builder.AddColumns(order.Select(column => table.Names[column]));
        foreach (string?[] row in table.Rows)
            builder.AddRow([.. order.Select(column => row[column])]);
        return builder.Build();
    }

    private sealed record Table(string[] Names, string?[][] Rows, int[] Order);
}
