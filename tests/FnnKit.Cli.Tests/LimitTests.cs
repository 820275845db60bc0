using System.IO.Compression;
using FnnKit.Formats;

namespace FnnKit.Cli.Tests;

/// <summary>Limits that ordinary files do not meet. Whoever meets one is told its name, and can raise it where it is a setting.</summary>
public sealed class LimitTests : TemporaryFolder
{
    private Fnn.Result Check(string loader, params string[] sets)
    {
        Write("appsettings.json", $$"""
            { "FnnKit": { "Data": { "Loader": {{loader}} }, "Network": { "Layers": [ { "Type": "dense", "Units": 2, "Activation": "softmax" } ] }, "Loss": "cross-entropy",
              "Optimizer": "adam", "Training": { "Epochs": 1 }, "Metrics": [ "accuracy" ] } }
            """);
        return Fnn.Run(["config", "check", Folder, .. sets.SelectMany(set => new[] { "--set", set })]);
    }

    [Fact]
    public void Columns_of_a_table()
    {
        Write("d.csv", "a,b,c,y\n1,2,3,no\n2,3,5,yes\n3,3,4,no\n4,2,2,yes\n");
        const string Loader = """{ "Type": "csv", "Path": "d.csv", "MaximumColumns": 3 }""";
        Assert.Contains("line 1: there are 4 values, more than 'MaximumColumns' (3) allows", Check(Loader).Exits(2).Error + Check(Loader).Output, StringComparison.Ordinal);
        Check(Loader, "Data:Loader:MaximumColumns=4").Exits(0);
    }

    [Fact]
    public void Bytes_of_a_row()
    {
        Write("d.csv", $"a,y\n1,no\n2,yes\n3,no\n\"{new string('4', 5000)}\n");
        var result = Check("""{ "Type": "csv", "Path": "d.csv", "MaximumRowLength": 1000 }""").Exits(2);
        Assert.Contains("the row has more bytes than 'MaximumRowLength' (1000) allows; look for a quote that is not closed", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_a_sample()
    {
        NpyFile.Write(In("x.npy"), NumericArray.From<float>([1, 2, 3, 4, 5, 6, 7, 8], 2, 4));
        NpyFile.Write(In("y.npy"), NumericArray.From<int>([0, 1], 2));
        var result = Check("""{ "Type": "npy", "Features": "x.npy", "Targets": "y.npy", "MaximumColumns": 3 }""").Exits(2);
        Assert.Contains("more than 3 numbers (shape (2, 4)), which 'MaximumColumns' does not allow", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_inflates_to()
    {
        const int Count = 70_000, Length = 1_000;
        using (var file = File.Create(In("x-ubyte.gz")))
        using (var compressed = new GZipStream(file, CompressionLevel.Fastest))
        {
            compressed.Write([0, 0, 8, 2, 0, Count >> 16, (Count >> 8) & 255, Count & 255, 0, 0, Length >> 8, Length & 255]);
            byte[] row = new byte[Length];
            for (int i = 0; i < Count; i++)
                compressed.Write(row);
        }

        File.WriteAllBytes(In("y-ubyte"), [0, 0, 8, 1, 0, 0, 0, 1, 0]);
        var result = Check("""{ "Type": "idx", "Images": "x-ubyte.gz", "Labels": "y-ubyte" }""").Exits(2);
        Assert.Contains("the file inflates to 70000000 bytes", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Contains("or raise 'MaximumInflation' (100 times the length of the file)", result.Output + result.Error, StringComparison.Ordinal);
        result = Check("""{ "Type": "idx", "Images": "x-ubyte.gz", "Labels": "y-ubyte", "MaximumInflation": 100000 }""").Exits(2);
        Assert.DoesNotContain("inflates", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_a_configuration()
    {
        Write("a.json", $$"""{ "FnnKit": { {{string.Join(", ", Enumerable.Range(0, 3000).Select(i => $"\"k{i}\": 1"))}} } }""");
        var result = Fnn.Run("config", "check", In("a.json")).Exits(2);
        string text = result.Output + result.Error;
        Assert.Contains("there are more than 1000 errors; correct those above first", text, StringComparison.Ordinal);
        Assert.Contains("1001 errors", text, StringComparison.Ordinal);
    }
}
