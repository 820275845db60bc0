using System.Text;
using FnnKit.Data;

namespace FnnKit.Plugins.Tests.Data;

public sealed class CsvTests
{
    [Fact]
    public async Task The_last_column_is_the_target_and_text_is_classes()
    {
        var data = await Load("a,b,kind\n1,2.5,pear\n-3,4e2,apple\n");
        Assert.Equal(["a", "b"], data.Schema.Features.Select(column => column.Name));
        Assert.Equal(["apple", "pear"], data.Schema.Classes);
        Assert.Equal([1, 2.5, -3, 400], Features(data));
        Assert.Equal([1, 0], Targets(data));
    }

    [Fact]
    public async Task Whole_targets_are_classes_in_the_order_of_their_values()
    {
        var data = await Load("a,digit\n1,10\n2,9\n3,-1\n4,9\n");
        Assert.Equal(["-1", "9", "10"], data.Schema.Classes);
        Assert.Equal([2, 1, 0, 1], Targets(data));
    }

    [Theory]
    [InlineData("a,y\n1,10\n2,9.5\n")]
    [InlineData("a,y\n1,10.0\n2,9.5\n")]
    public async Task Targets_that_are_not_all_whole_are_numbers(string text)
    {
        var data = await Load(text);
        Assert.Equal(TargetKind.Numbers, data.Schema.TargetKind);
        Assert.Equal([10, 9.5], Targets(data));
    }

    [Fact]
    public async Task The_kind_of_target_can_be_set()
    {
        var numbers = await Load("a,y\n1,10\n2,9\n", csv => csv.TargetKind = TargetKind.Numbers);
        Assert.Equal([10, 9], Targets(numbers));
        var classes = await Load("a,y\n1,10.5\n2,9\n3,x\n", csv => csv.TargetKind = TargetKind.Classes);
        Assert.Equal(["10.5", "9", "x"], classes.Schema.Classes);
        Assert.Equal([0, 1, 2], Targets(classes));
    }

    [Fact]
    public async Task Columns_are_chosen_by_name_or_number()
    {
        var data = await Load("a,b,c,d\n1,2,3,4\n", csv => (csv.Target, csv.Columns) = ("b", ["d", "1"]));
        Assert.Equal(["d", "a"], data.Schema.Features.Select(column => column.Name));
        Assert.Equal([4, 1], Features(data));
        Assert.Equal("b", data.Schema.Targets[0].Name);
    }

    [Fact]
    public async Task Text_features_are_categories_in_the_order_of_their_characters()
    {
        var data = await Load("colour,y\nred,1.5\nBlue,2.5\nred,3.5\nähre,1.5\n");
        Assert.Equal(["Blue", "red", "ähre"], data.Schema.Features[0].Categories);
        Assert.Equal([1, 0, 1, 2], Features(data));
    }

    [Fact]
    public async Task Numbers_can_be_declared_categories()
    {
        var data = await Load("region,y\n10,1.5\n9,2.5\n", csv => csv.Categories = ["region"]);
        Assert.Equal(["9", "10"], data.Schema.Features[0].Categories);
        Assert.Equal([1, 0], Features(data));
    }

    [Fact]
    public async Task A_file_without_header_has_numbered_columns()
    {
        var data = await Load("1,2,3.5\n4,5,6.5\n", csv => (csv.Header, csv.Target) = (false, "1"));
        Assert.Equal(["column2", "column3"], data.Schema.Features.Select(column => column.Name));
        Assert.Equal(["1", "4"], data.Schema.Classes);
    }

    [Theory]
    [InlineData("\"a\",\"b,c\"\r\n\"1\", 2.5 \r\n\r\n3,\"4.5\"\r\n")]
    [InlineData("\uFEFFa,\"b,c\"\n1,2.5\n3,4.5")]
    public async Task Quotes_spaces_line_ends_and_byte_order_marks_are_no_part_of_values(string text)
    {
        var data = await Load(text);
        Assert.Equal(["a", "b,c"], data.Schema.Features.Concat(data.Schema.Targets).Select(column => column.Name));
        Assert.Equal([1, 3], Features(data));
        Assert.Equal([2.5, 4.5], Targets(data));
    }

    [Fact]
    public async Task Other_delimiters_can_be_set_and_tsv_files_have_tabs()
    {
        var semicolons = await Load("a;b;y\n1.5;2.5;3.5\n", csv => csv.Delimiter = ";");
        Assert.Equal([1.5, 2.5], Features(semicolons));
        var tabs = await Load("a\tb\ty\n1.5\t2.5\t3.5\n", name: "table.tsv");
        Assert.Equal([1.5, 2.5], Features(tabs));
    }

    [Fact]
    public async Task Many_rows_keep_their_order()
    {
        var text = new StringBuilder("a,b,y\n");
        for (int i = 0; i < 20000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},{i}.5,{i % 3}\n");
        var data = await Load(text.ToString());
        Assert.Equal(20000, data.Count);
        Assert.Equal(Enumerable.Range(0, 20000).SelectMany(i => new[] { i, i + 0.5 }), Features(data));
    }

    internal static async Task<IDataSet> Load(string text, Action<Csv>? set = null, DataSchema? schema = null, string name = "table.csv")
    {
        var csv = new Csv { Path = SampleFiles.Write(name, path => File.WriteAllText(path, text)) };
        set?.Invoke(csv);
        return await csv.LoadAsync(new DataRequest(new RandomStream(1, "data"), schema), CancellationToken.None);
    }

    /// <summary>One row of features after the other.</summary>
    internal static double[] Features(IDataSet data)
    {
        int columns = data.Schema.Features.Count;
        double[] row = new double[columns];
        return [.. Enumerable.Range(0, data.Count).SelectMany(sample =>
        {
            data.Read([sample], new(row, columns, 1), default);
            return row.ToArray();
        })];
    }

    internal static double[] Targets(IDataSet data)
    {
        double[] targets = new double[data.Count];
        data.Read([.. Enumerable.Range(0, data.Count)], default, new(targets, 1, data.Count));
        return targets;
    }
}
