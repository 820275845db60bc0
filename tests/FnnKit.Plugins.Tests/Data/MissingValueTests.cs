using FnnKit.Data;

namespace FnnKit.Plugins.Tests.Data;

/// <summary>Values that are missing: refused, kept, filled in.</summary>
public sealed class MissingValueTests
{
    private static readonly string[] Words = ["", "NA", "?"];

    [Fact]
    public async Task What_stands_for_missing_is_kept_as_no_number()
    {
        var data = await CsvTests.Load("a,town,y\n,?,1.5\n2,Bern,2.5\nna,Cork,1\n", csv => csv.Missing = Words);
        Assert.Equal([double.NaN, double.NaN, 2, 0, double.NaN, 1], CsvTests.Features(data));
        Assert.Equal(["Bern", "Cork"], data.Schema.Features[1].Categories);
    }

    [Theory]
    [InlineData("a,y\n1,2\n,3\n", "line 3, column 'a': the value is missing", "\"Missing\": [ \"\" ]")]
    [InlineData("a,y\n1,2\nNaN,3\n", "line 3, column 'a': 'NaN' is not a finite number", "\"Missing\": [ \"NaN\" ]")]
    [InlineData("a,y\n1,2\n?,3\n", "line 3, column 'a': '?' is not a number", "\"Missing\": [ \"?\" ]")]
    [InlineData("a,y\nNA,2\n2,3\n", "line 2, column 'a': 'NA' is not a number, but the column holds numbers", "\"Missing\": [ \"NA\" ]")]
    public async Task Unasked_it_is_an_error_that_names_the_cure(string text, string says, string cure)
    {
        var exception = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load(text));
        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
        Assert.Contains(cure, exception.Message, StringComparison.Ordinal);
        Assert.Contains("'impute'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_must_be_there()
    {
        var exception = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load("a,y\n1,2\n1,NA\n", csv => csv.Missing = Words));
        Assert.Contains("line 3, column 'y': the target is missing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_without_a_value_is_refused()
        => Assert.Contains("column 'a': the column has no value in any row; leave it out of 'Columns'", (await Assert.ThrowsAsync<DataException>(
            () => CsvTests.Load("a,b,y\n,1,2\n,1,3\n", csv => csv.Missing = Words))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_comma_before_decimals_is_read_when_asked_for_and_otherwise_said()
    {
        const string text = "a;b;y\n1,5;red;2,5\n2;blue;1e1\n";
        var data = await CsvTests.Load(text, csv => (csv.Delimiter, csv.DecimalComma) = (";", true));
        Assert.Equal([1.5, 1, 2, 0], CsvTests.Features(data));
        Assert.Equal([2.5, 10], CsvTests.Targets(data));
        var exception = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load("a;y\n1,5;2\n2;3\n", csv => csv.Delimiter = ";"));
        Assert.Contains("set 'DecimalComma' to true", exception.Message, StringComparison.Ordinal);
        exception = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load(text, csv => (csv.Delimiter, csv.Categories) = (";", ["a"])));
        Assert.Contains("set 'DecimalComma' to true", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b;y\n1;2;3\n", "';'; set 'Delimiter' to \";\"")]
    [InlineData("a\tb\ty\n1\t2\t3\n", "set 'Delimiter' to \"\\t\"")]
    public async Task Another_delimiter_is_recognized(string text, string says)
        => Assert.Contains(says, (await Assert.ThrowsAsync<DataException>(() => CsvTests.Load(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Options_that_a_file_calls_for_are_set()
    {
        string path = SampleFiles.Write("wide.csv", path => File.WriteAllText(path, "a;b;code;y\n1,5;red;7;2\n;?;x1;3\n2,25;NA;8;1\n"));
        var csv = new Csv { Path = path, Target = "y" };
        var suggestion = csv.Sniff(new FileRequest(path) { Targets = ["y"] });
        var notes = suggestion.Notes;
        Assert.Null(csv.Delimiter);
        csv = (Csv)suggestion.Loader;
        Assert.Equal(";", csv.Delimiter);
        Assert.True(csv.DecimalComma);
        Assert.Equal(["", "?"], csv.Missing);
        Assert.Equal(["code"], csv.Categories);
        Assert.Equal(["Delimiter", "DecimalComma", "Missing", "Categories"], notes.Select(note => note.Option));
    }

    [Fact]
    public void A_file_that_needs_no_option_gets_none()
    {
        string path = SampleFiles.Write("plain.csv", path => File.WriteAllText(path, "a,b,y\n1,red,2\n2,blue,3\n"));
        var csv = new Csv { Path = path, Target = "y" };
        var suggestion = csv.Sniff(new FileRequest(path));
        Assert.Empty(suggestion.Notes);
        csv = (Csv)suggestion.Loader;
        Assert.Null(csv.Delimiter);
        Assert.Null(csv.Missing);
        Assert.Null(csv.Categories);
    }

    [Fact]
    public void A_missing_category_becomes_the_most_frequent_one_or_one_of_its_own()
    {
        Column[] town = [new("town", ["Bern", "Cork"])];
        double[] codes = [0, 1, 1, double.NaN];
        Assert.Equal([0, 1, 1, 1], Run(new Impute(), town, codes));
        var own = new Impute { Category = "unknown" };
        Assert.Equal(["Bern", "Cork", "unknown"], own.Plan(town)[0].Categories);
        Assert.Equal([0, 1, 1, 2], Run(own, town, codes));
        Assert.Equal([0, 1, 1, 0], Run(new Impute { Category = "Bern" }, town, codes));
    }

    [Fact]
    public void A_column_that_is_missing_throughout_the_training_part_cannot_be_learned_from()
        => Assert.Contains("'a' has no value", Assert.Throws<DataException>(() => Run(new Impute(), [new("a")], [double.NaN, double.NaN])).Message, StringComparison.Ordinal);

    [Fact]
    public void One_hot_makes_zeros_of_a_missing_category()
        => Assert.Equal([0, 0], Run(new OneHot(), [new("town", ["Bern", "Genf"])], [double.NaN]));

    [Fact]
    public void Products_have_the_names_of_their_factors_and_categories_stay_out()
    {
        Column[] columns = [new("a"), new("town", ["Bern"]), new("b")];
        Assert.Equal(["a", "town", "b", "a^2", "a b", "b^2"], new PolynomialFeatures().Plan(columns).Select(column => column.Name));
        Assert.Equal(["a", "town", "b", "b^2"], new PolynomialFeatures { Columns = ["b"] }.Plan(columns).Select(column => column.Name));
        Assert.Equal(["a", "town", "b", "a b"], new PolynomialFeatures { InteractionOnly = true, Degree = 3 }.Plan(columns).Select(column => column.Name));
        Assert.Contains("categories", Assert.Throws<DataException>(() => new PolynomialFeatures { Columns = ["town"] }.Plan(columns)).Message, StringComparison.Ordinal);
        Column[] many = [.. Enumerable.Range(0, 1000).Select(i => new Column($"x{i}"))];
        Assert.Contains("fewer 'Columns'", Assert.Throws<DataException>(() => new PolynomialFeatures().Plan(many)).Message, StringComparison.Ordinal);
    }

    private static double[] Run(ITransform transform, Column[] columns, double[] values)
    {
        int samples = values.Length / columns.Length;
        double[] y = new double[transform.Plan(columns).Count * samples];
        double[] fitted = transform.Fit(columns, new Table(values, samples));
        transform.Apply(columns, fitted, new(values, columns.Length, samples), new(y, y.Length / samples, samples));
        return y;
    }

    private sealed class Table(double[] values, int samples) : IColumnReader
    {
        public int Count => samples;

        public void Read(int column, Span<double> into) => values.AsSpan(column * samples, samples).CopyTo(into);
    }
}
