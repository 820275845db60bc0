using FnnKit.Data;

namespace FnnKit.Plugins.Tests.Data;

/// <summary>Files of other programs: comments and titles above the header, quotes that enclose nothing, targets written as 0.0 and 1.0.</summary>
public sealed class CsvPreambleTests
{
    private const string Rows = "0.1,0.2,no\n0.3,0.4,yes\n0.5,0.6,no\n";

    private static FileSuggestion Suggest(string text)
        => new Csv().Sniff(new FileRequest(SampleFiles.Write("table.csv", path => File.WriteAllText(path, text))) { Targets = ["y"] });

    private static async Task<IDataSet> LoadAsSuggested(string text)
    {
        var loader = (Csv)Suggest(text).Loader;
        loader.Target = "y";
        return await loader.LoadAsync(new DataRequest(new RandomStream(0, "data")), default);
    }

    [Theory]
    [InlineData("# exported by the logger\n# 2024-01-01\na,b,y\n" + Rows, nameof(Csv.Comment))]
    [InlineData("Measurements,,\na,b,y\n" + Rows, nameof(Csv.SkipLines))]
    [InlineData("Measurements\n\nof the north\na,b,y\n" + Rows, nameof(Csv.SkipLines))]
    [InlineData("# exported\nMeasurements\na,b,y\n" + Rows, nameof(Csv.SkipLines))]
    public async Task Lines_above_the_header_are_recognized_and_passed_over(string text, string option)
    {
        Assert.Contains(option, Suggest(text).Notes.Select(note => note.Option));
        var data = await LoadAsSuggested(text);
        Assert.Equal(["a", "b"], data.Schema.Features.Select(column => column.Name));
        Assert.Equal(3, data.Count);
    }

    [Fact]
    public async Task A_title_hides_no_delimiter()
    {
        var loader = (Csv)Suggest("Report of May\na;b;y\n0,5;1,5;no\n0,7;2,5;yes\n").Loader;
        Assert.Equal((";", 1, true), (loader.Delimiter, loader.SkipLines, loader.DecimalComma));
        Assert.Equal(2, (await loader.LoadAsync(new DataRequest(new RandomStream(0, "data")), default)).Count);
    }

    [Theory]
    [InlineData("#id,b,y\n" + Rows)]
    [InlineData(",b,y\n" + Rows)]
    [InlineData(",,y\n" + Rows)]
    [InlineData("y\n1\n2\n")]
    [InlineData("a,y\n1,\n2,3\n")]
    public void A_header_is_no_title(string text)
    {
        try
        {
            Assert.DoesNotContain(Suggest(text).Notes, note => note.Option is nameof(Csv.Comment) or nameof(Csv.SkipLines));
        }
        catch (DataException exception)
        {
            Assert.Contains("target is missing", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("size,b,y\n1\" pipe,0.5,no\n3\" pipe,0.7,yes\n", "1\" pipe")]
    [InlineData("id,b,y\n=\"003\",0.5,no\n=\"001\",0.7,yes\n", "=\"001\"")]
    public async Task Quotes_that_enclose_no_value_are_characters(string text, string category)
    {
        Assert.Contains(Suggest(text).Notes, note => note.Option == nameof(Csv.Quotes));
        Assert.Contains(category, (await LoadAsSuggested(text)).Schema.Features[0].Categories!);
    }

    [Theory]
    [InlineData("size,y\n1\" pipe,no\n", "line 2: this is not a row of values: there is a quote inside a value that does not begin with one; set 'Quotes' to false")]
    [InlineData("t,y\n\"say \\\"hi\\\"\",no\n", "line 2: this is not a row of values: there is text after the closing quote of a value; write a quote inside a quoted value twice (\"\")")]
    public async Task A_quote_in_the_wrong_place_is_named_with_its_cure(string text, string expected)
        => Assert.Contains(expected, (await Assert.ThrowsAsync<DataException>(() => CsvTests.Load(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Mixed_quotes_are_not_guessed_at()
        => Assert.Throws<DataException>(() => Suggest("t,b,y\n\"a, b\",1\" x,no\n\"c\",2,yes\n"));

    [Fact]
    public async Task Lines_are_passed_over_in_streamed_files_too()
    {
        string path = SampleFiles.Write("table.csv", path => File.WriteAllText(path, "Title\n% note\na,b,y\n" + Rows.Replace("0.5", "% more\n0.5", StringComparison.Ordinal)));
        var data = await new Csv { Path = path, SkipLines = 1, Comment = "%", Streamed = true }.LoadAsync(new DataRequest(new RandomStream(0, "data")), default);
        double[] rows = new double[4];
        data.Read([2, 1], new(rows, 2, 2), default);
        Assert.Equal([0.5, 0.3, 0.6, 0.4], rows);
    }

    [Theory]
    [InlineData("a,y\n1,0.0\n2,1.0\n3,0.0\n", true)]
    [InlineData("a,y\n1,-1.0\n2,1.0\n3,1.0\n", true)]
    [InlineData("a,y\n1,0.0\n2,1.0\n3,2.0\n", false)]
    [InlineData("a,y\n1,0.5\n2,1.0\n3,0.5\n", false)]
    public void Two_whole_numbers_with_decimals_are_suggested_as_classes(string text, bool isClasses)
        => Assert.Equal(isClasses ? TargetKind.Classes : null, ((Csv)Suggest(text).Loader).TargetKind);

    [Fact]
    public async Task A_file_of_commas_names_its_delimiter_to_a_model_of_semicolons()
    {
        var schema = (await CsvTests.Load("a;b;y\n1;2;no\n3;4;yes\n", csv => csv.Delimiter = ";")).Schema;
        string path = SampleFiles.Write("new.csv", path => File.WriteAllText(path, "a,b\n1,2\n"));
        var exception = await Assert.ThrowsAsync<DataException>(() => new Csv { Path = path, Delimiter = ";" }.LoadAsync(new DataRequest(new RandomStream(0, "data"), schema), default));
        Assert.Contains("set 'Delimiter' to \",\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_with_a_point_are_named_where_a_comma_was_expected()
    {
        var exception = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load("a;y\n1,5;no\n2.5;yes\n", csv => (csv.Delimiter, csv.DecimalComma) = (";", true)));
        Assert.Contains("set 'DecimalComma' to false if all numbers are written with a point", exception.Message, StringComparison.Ordinal);
    }
}
