using FnnKit.Data;
using FnnKit.Testing;

namespace FnnKit.Plugins.Tests.Data;

/// <summary>Everything that is wrong with a file is named with its place.</summary>
public sealed class CsvErrorTests
{
    [Theory]
    [InlineData("a,y\n1,2\n,3\n", "line 3, column 'a': the value is missing")]
    [InlineData("a,y\n1,2\n\"  \",3\n", "line 3, column 'a': the value is missing")]
    [InlineData("a,y\nred,2\n,3\n", "line 3, column 'a': the value is missing")]
    [InlineData("a,y\n1,\n", "line 2, column 'y': the target is missing")]
    [InlineData("a,y\n1,2\nNaN,3\n", "line 3, column 'a': 'NaN' is not a finite number")]
    [InlineData("a,y\n-inf,2\n", "line 2, column 'a': '-inf' is not a finite number")]
    [InlineData("a,y\n1e999,2\n", "line 2, column 'a': '1e999' is not a finite number")]
    [InlineData("a,y\n1,2\n\n2,3\ntwo,3\n", "line 5, column 'a': 'two' is not a number")]
    [InlineData("a,y\n1,2\n\"1,5\",3\n", "line 3, column 'a': '1,5' is not a number")]
    [InlineData("a,y\n1,2\n2,x\n", "line 3, column 'y': 'x' is not a number, but the target held numbers")]
    [InlineData("a,y\n1,2\n2,3,4\n", "line 3: there are 3 values, but line 1 has 2")]
    [InlineData("a,y\n1,2\n2\n", "line 3: there are 1 values, but line 1 has 2")]
    [InlineData("a,a\n1,2\n", "line 1: the column 'a' is named twice")]
    [InlineData("5.1,3.5,setosa\n4.9,3.0,setosa\n", "set 'Header' to false")]
    [InlineData(",y\n1,2\n", "column 1 has no name")]
    [InlineData("a,y\n", "has no samples, only a header")]
    [InlineData("", "has no samples")]
    [InlineData("a,y\n1,\"2\n3,4\n", "line 2")]
    [InlineData("y\n1\n2\n", "no feature columns")]
    public async Task A_wrong_file_is_refused(string text, string expected)
    {
        var exception = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load(text));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        if (expected.StartsWith("line", StringComparison.Ordinal))
            Assert.Contains("table.csv", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_refused_with_those_that_are()
    {
        var exception = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load("a,b,y\n1,2,3\n", csv => csv.Target = "z"));
        Assert.Contains("no column 'z'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("a, b, y", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DataException>(() => CsvTests.Load("a,b,y\n1,2,3\n", csv => csv.Target = "0"));
    }

    [Fact]
    public async Task A_column_that_is_nearly_there_is_suggested()
    {
        var exception = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load("pixel,Digit\n1,2\n", csv => csv.Target = "digits"));
        Assert.Contains("no column 'digits'; did you mean 'Digit'? The columns are pixel, Digit", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_among_the_columns_is_refused()
    {
        var exception = await Assert.ThrowsAsync<DataException>(() => CsvTests.Load("a,b,y\n1,2,3\n", csv => csv.Columns = ["a", "y"]));
        Assert.Contains("'y' is the target", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DataException>(() => CsvTests.Load("a,b,y\n1,2,3\n", csv => csv.Columns = ["a", "a"]));
    }

    [Fact]
    public async Task A_missing_file_is_named_in_full()
    {
        var exception = await Assert.ThrowsAsync<DataException>(
            () => new Csv { Path = "nowhere/table.csv" }.LoadAsync(new DataRequest(new RandomStream(1, "data")), CancellationToken.None));
        Assert.Contains(Path.GetFullPath("nowhere/table.csv"), exception.Message, StringComparison.Ordinal);
        Assert.Contains("configuration file", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        string folder = SampleFiles.Folder();
        var exception = await Assert.ThrowsAsync<DataException>(
            () => new Csv { Path = folder }.LoadAsync(new DataRequest(new RandomStream(1, "data")), CancellationToken.None));
        Assert.Contains(folder, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_another_encoding_is_refused()
    {
        string path = SampleFiles.Write("latin1.csv", path => File.WriteAllBytes(path, [.. "a,y\nh"u8, 0xE4, .. "h,2\n"u8]));
        var exception = await Assert.ThrowsAsync<DataException>(
            () => new Csv { Path = path }.LoadAsync(new DataRequest(new RandomStream(1, "data")), CancellationToken.None));
        Assert.Contains("UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",", true)]
    [InlineData("\t", true)]
    [InlineData("", false)]
    [InlineData(",,", false)]
    [InlineData("\"", false)]
    [InlineData("ä", false)]
    public void A_delimiter_is_one_character(string delimiter, bool isValid)
        => Assert.Equal(isValid, OptionProblems.Find(new Csv { Path = "table.csv", Delimiter = delimiter }).Count == 0);
}
