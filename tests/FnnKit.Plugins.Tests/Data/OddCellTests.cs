using FnnKit.Data;

namespace FnnKit.Plugins.Tests.Data;

/// <summary>A column that is numbers but for a few cells is numbers; the cells are named with their lines.</summary>
public sealed class OddCellTests
{
    private static string Table(int rows, Func<int, string> cell, string delimiter = ",")
        => $"a{delimiter}y\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{cell(i)}{delimiter}{(i % 2 == 0 ? "no" : "yes")}\n"));

    private static Csv Infer(string text)
        => (Csv)new Csv().Sniff(new FileRequest(SampleFiles.Write("table.csv", path => File.WriteAllText(path, text))) { Targets = ["y"] }).Loader;

    private static IReadOnlyList<FileNote> Notes(string text)
        => new Csv().Sniff(new FileRequest(SampleFiles.Write("table.csv", path => File.WriteAllText(path, text))) { Targets = ["y"] }).Notes;

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("<0.1")]
    [InlineData("a")]
    public async Task Cells_that_are_no_numbers_are_named_with_their_lines_wherever_they_are(string odd)
    {
        foreach (int place in new[] { 0, 1, 17 })
        {
            var error = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load(Table(30, i => i == place ? odd : $"{i}.5")));
            Assert.Contains($"table.csv, line {place + 2}, column 'a': '{odd}' is not a number, but the column holds numbers; correct it, or say that \"{odd}\" stands for a missing value", error.Message, StringComparison.Ordinal);
        }

        var several = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load(Table(90, i => i is 3 or 10 or 12 ? odd + i : $"{i}.5")));
        Assert.Contains($"line 5, column 'a': '{odd}3' is not a number, but the column holds numbers; nor are '{odd}10' in line 12, '{odd}12' in line 14; correct them", several.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_is_made_of_texts_and_a_few_numbers_stays_one_of_categories()
    {
        var data = await CsvTests.Load(Table(30, i => i % 3 == 0 ? "S" : i % 3 == 1 ? "M" : "38"));
        Assert.Equal(["38", "M", "S"], data.Schema.Features[0].Categories);
    }

    [Theory]
    [InlineData("\u22121.5")]
    public async Task A_typographic_minus_is_a_minus(string text)
    {
        double[] a = new double[1];
        (await CsvTests.Load(Table(3, i => text))).Read([0], new(a, 1, 1), default);
        Assert.Equal(-1.5, a[0]);
    }

    [Theory]
    [InlineData("None", "Values are missing: 'None'.")]
    [InlineData("-", "Values are missing: '-'.")]
    [InlineData("#N/A", "Values are missing: '#N/A'.")]
    [InlineData("1.2.3", "a: 3 of 90 values are not numbers and count as missing ('1.2.3' in line 2 and 2 more); correct the file to use them.")]
    public void Suggested_options_take_odd_cells_for_missing_values_and_say_so(string odd, string says)
    {
        string text = Table(90, i => i % 30 == 0 ? odd : $"{i}.5");
        var options = Infer(text);
        Assert.Equal([odd], options.Missing!);
        Assert.Null(options.Categories);
        Assert.Contains(says, Notes(text).Select(note => note.Text));
    }

    [Fact]
    public async Task Rows_that_repeat_the_header_are_passed_over()
    {
        string text = "a,y\n1,no\n2,yes\na,y\n3,no\n";
        var data = await CsvTests.Load(text);
        Assert.Equal(3, data.Count);
        Assert.Equal(["no", "yes"], data.Schema.Classes);
        Assert.Contains("Line 4 repeats the header; such lines are passed over.", Notes(text).Select(note => note.Text));
        var error = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load(text, csv => csv.Streamed = true));
        Assert.Contains("line 4: the line repeats the header; remove it", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",", "\"1,374\"", "\"950\"", 1374, ",", false)]
    [InlineData(",", "\"1,374\"", "\"2,950\"", 1374, ",", false)]
    [InlineData(";", "1,374", "950", 1374, ",", false)]
    [InlineData(";", "1.374,50", "950,25", 1374.5, ".", true)]
    [InlineData(";", "1'374", "950", 1374, "'", false)]
    [InlineData(";", "1\u202f374", "950", 1374, " ", false)]
    [InlineData(";", "1 374,5", "950", 1374.5, " ", true)]
    [InlineData(";", "1,3", "950", 1.3, null, true)]
    public async Task Separators_of_thousands_are_recognized(string delimiter, string first, string second, double value, string? thousands, bool decimalComma)
    {
        var options = Infer(Table(8, i => i % 2 == 0 ? first : second, delimiter));
        Assert.Equal((thousands, decimalComma), (options.Thousands, options.DecimalComma));
        double[] a = new double[1];
        (await options.LoadAsync(new DataRequest(new RandomStream(1, "data")), CancellationToken.None)).Read([0], new(a, 1, 1), default);
        Assert.Equal(value, a[0]);
    }

    [Fact]
    public void A_comma_that_may_be_either_is_refused()
    {
        var error = Assert.Throws<DataException>(() => Infer(Table(8, i => i % 2 == 0 ? "1,374" : "2,950", ";")));
        Assert.Contains("column 'a': the comma in its numbers may separate thousands as well as stand before three decimals", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$1.5", "$")]
    [InlineData("12%", "%")]
    [InlineData("3.5 kg", "kg")]
    [InlineData("-€4", "€")]
    public void Symbols_beside_numbers_are_recognized(string cell, string symbol) => Assert.Equal([symbol], Infer(Table(8, _ => cell)).Symbols!);

    [Theory]
    [InlineData("\"1,374\"", "set 'Thousands' to \",\" if the comma separates thousands, or set 'DecimalComma' to true if it stands before decimals")]
    [InlineData("\"1,374,000\"", "set 'Thousands' to \",\"")]
    [InlineData("1'374", "set 'Thousands' to \"'\"")]
    [InlineData("$1.5", "list \"$\" in 'Symbols'")]
    [InlineData("12%", "list \"%\" in 'Symbols'")]
    public async Task Numbers_in_another_format_are_refused_with_the_options_that_read_them(string cell, string cure)
    {
        foreach (int place in new[] { 0, 2 })
        {
            var error = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load(Table(8, i => i >= place ? cell : "5")));
            Assert.Contains(cure, error.Message, StringComparison.Ordinal);
        }
    }
}
