using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace FnnKit.Cli.Tests;

/// <summary>Inputs of which users of other toolkits reported trouble, run through the commands as they would be.</summary>
public sealed class PublicReportTests : TemporaryFolder
{
    private static readonly string[] Fast = ["--preset", "fast"];

    [Theory]
    [InlineData("class", "a,b,y", "\"yes\nor so\"", "y")]
    [InlineData("column", "a,\"b\n(cm)\",y", "yes", "y")]
    [InlineData("target", "a,b,\"result\n(lab)\"", "yes", "result\n(lab)")]
    [InlineData("injection", "a,b,y", "\"yes\n    \"\"Precision\"\": \"\"Float64\"\", \"\"Plugins\"\": { \"\"Folders\"\": [ \"\"../elsewhere\"\" ] }, //\"", "y")]
    public void Line_breaks_in_headers_and_classes_stay_text(string name, string header, string yes, string target)
    {
        Write($"{name}.csv", $"{header}\n" + string.Concat(Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 37 % 101 / 100.0:0.00},{i * 53 % 97 / 100.0:0.00},{(i % 2 == 0 ? "no" : yes)}\n"))));
        Fnn.Run(["init", "--data", In($"{name}.csv"), "--target", target, "--output", In("c"), .. Fast]).Exits(0);
        string settings = Fnn.Run("config", "render", In("c")).Exits(0).Output;
        Assert.Contains("\"Precision\": \"Float32\"", settings, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", settings, StringComparison.Ordinal);
        Fnn.Run("train", In("c"), "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        // The header of the target may take two lines of its own.
        Assert.InRange(Fnn.Run("predict", In("run"), "--input", In($"{name}.csv")).Exits(0).Output.Split('\n').Length, 61, 200);
    }

    [Fact]
    public void Text_beside_the_arrays_of_an_archive_does_not_hinder()
    {
        using (var archive = ZipFile.Open(In("d.npz"), ZipArchiveMode.Create))
        {
            Add(archive, "x.npy", Array("'<f4'", "(40, 2)", [.. Enumerable.Range(0, 80).SelectMany(i => BitConverter.GetBytes(i * 37 % 41 / 40f))]));
            Add(archive, "y.npy", Array("'<i8'", "(40,)", [.. Enumerable.Range(0, 40).SelectMany(i => BitConverter.GetBytes((long)(i % 2)))]));
            Add(archive, "feature_names.npy", Array("'<U3'", "(2,)", Encoding.UTF32.GetBytes("abcdef")));
            Add(archive, "README.txt", "about"u8.ToArray());
        }

        Write("a.json", """
            { "FnnKit": { "Data": { "Loader": { "Type": "npy", "Features": "d.npz", "FeaturesArray": "x", "TargetsArray": "y" } },
              "Network": { "Layers": [ { "Type": "dense", "Units": 2, "Activation": "softmax" } ] }, "Loss": "cross-entropy", "Optimizer": "adam", "Metrics": [ "accuracy" ] } }
            """);
        Assert.Contains("no errors, no warnings", Fnn.Run("config", "check", In("a.json")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_with_an_escape_of_addresses_is_the_name_of_a_file()
    {
        Write("d%2Etrain.csv", "a,y\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},{(i % 2 == 0 ? "no" : "yes")}\n")));
        Write("a.json", """
            { "FnnKit": { "Data": { "Loader": { "Type": "csv", "Path": "d%2Etrain.csv" } }, "Network": { "Layers": [ { "Type": "dense", "Units": 2, "Activation": "softmax" } ] },
              "Loss": "cross-entropy", "Optimizer": "adam", "Metrics": [ "accuracy" ], "Training": { "Epochs": 1 } } }
            """);
        Fnn.Run("train", In("a.json"), "--output", In("run%2E1")).Exits(0);
        Fnn.Run("evaluate", In("run%2E1")).Exits(0);
    }

    [Fact]
    public void Mistakes_among_many_classes_are_listed_as_pairs()
    {
        Write("d.csv", "a,y\n" + string.Concat(Enumerable.Range(0, 480).Select(i => $"{i % 160 / 160.0},c{i % 160:000}\n")));
        Write("a.json", """
            { "FnnKit": { "Data": { "Loader": { "Type": "csv", "Path": "d.csv" } }, "Network": { "Layers": [ { "Type": "dense", "Units": 160, "Activation": "softmax" } ] },
              "Loss": "cross-entropy", "Optimizer": "adam", "Metrics": [ "accuracy" ], "Training": { "Epochs": 1 } } }
            """);
        Fnn.Run("train", In("a.json"), "--output", In("run")).Exits(0);
        using var json = JsonDocument.Parse(Fnn.Run("evaluate", In("run"), "--json").Exits(0).Output);
        Assert.False(json.RootElement.TryGetProperty("confusion", out _));
        var pairs = json.RootElement.GetProperty("confusion_pairs").EnumerateArray().ToArray();
        Assert.InRange(pairs.Length, 160, 480);
        Assert.Equal(480, pairs.Sum(pair => pair[2].GetInt32()));
        Assert.Equal(json.RootElement.GetProperty("accuracy").GetDouble(), pairs.Where(pair => pair[0].GetInt32() == pair[1].GetInt32()).Sum(pair => pair[2].GetInt32()) / 480.0, 1e-12);
    }

    private static void Add(ZipArchive archive, string name, byte[] contents)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(contents);
    }

    private static byte[] Array(string type, string shape, byte[] values)
    {
        string header = $"{{'descr': {type}, 'fortran_order': False, 'shape': {shape}, }}";
        header = header.PadRight((((header.Length + 11 + 63) / 64) * 64) - 11) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)header.Length), .. Encoding.ASCII.GetBytes(header), .. values];
    }
}
