using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FnnKit.Cli.Tests;

/// <summary>Predictions of more than memory holds, through pipes, and to readers that go away.</summary>
public sealed class StreamedPredictionTests : TemporaryFolder
{
    /// <summary>The managed heap may not grow beyond 30 MB, which the files below exceed.</summary>
    private static readonly KeyValuePair<string, string> SmallHeap = new("DOTNET_GCHeapHardLimit", "0x1E00000");

    private const int Rows = 520_000, Pixels = 64;

    private string Train()
    {
        Fnn.Run("train", "examples/digits", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        return In("run");
    }

    [Theory]
    [InlineData("x.csv", "jsonl")]
    [InlineData("x.npy", "csv")]
    [InlineData("x-ubyte", "npy")]
    [InlineData("x-ubyte.gz", "npy")]
    public void A_file_larger_than_the_heap_is_predicted(string name, string format)
    {
        string run = Train();
        int rows = WriteSamples(In(name));
        using var process = Fnn.Start(Folder, [SmallHeap], "dotnet", Fnn.OutputOf("src/FnnKit.Cli", "fnn"), "predict", run, "--input", name, "--output", "out", "--format", format);
        Assert.Contains($"{rows.ToString("N0", CultureInfo.InvariantCulture)} predictions", Fnn.Finish(process).Exits(0).Error, StringComparison.Ordinal);
        if (format != "npy")
            Assert.Equal(rows + (format == "csv" ? 1 : 0), File.ReadLines(In("out")).Count());
        else
            Assert.Equal(128 + (rows * 8L), new FileInfo(In("out")).Length);
    }

    [Fact]
    public void Standard_input_is_read_as_it_comes_and_a_reader_that_has_seen_enough_ends_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        string run = Train();
        // yes never ends: only a prediction that streams and that notices its reader gone does.
        string row = string.Join(',', Enumerable.Repeat("3", Pixels));
        string header = File.ReadLines(Path.Combine(Fnn.Examples, "digits", "digits.csv")).First();
        header = header[..header.LastIndexOf(',')];
        var result = Fnn.Shell(Folder, $"(echo '{header}'; yes '{row}' 2> /dev/null) | fnn predict {run} --input - | head -n 3; exit ${{PIPESTATUS[1]}}", SmallHeap).Exits(0);
        Assert.Equal(3, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void A_disk_that_is_full_is_said_so()
    {
        if (!File.Exists("/dev/full"))
            return;
        string run = Train();
        var result = Fnn.Shell(Folder, $"fnn predict {run} --input {Path.Combine(Fnn.Examples, "digits", "digits.csv")} > /dev/full").Exits(1);
        Assert.Contains("No space left", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_standard_input_names_it_and_its_line()
    {
        if (OperatingSystem.IsWindows())
            return;
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        var result = Fnn.Shell(Folder, "printf 'x1,x2\\n1,2\\n1,two\\n' | fnn predict run --input -").Exits(2);
        Assert.Contains("standard input, line 3, column 'x2': 'two' is not a number", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Writes more samples than the heap could hold.</summary>
    private static int WriteSamples(string path)
    {
        byte[] row = new byte[Pixels];
        using Stream file = File.Create(path), stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : new BufferedStream(file);
        bool isText = path.EndsWith(".csv", StringComparison.Ordinal);
        int rows = isText ? Rows / 2 : Rows;
        stream.Write(Path.GetFileName(path) switch
        {
            "x.csv" => Encoding.ASCII.GetBytes(string.Join(',', File.ReadLines(System.IO.Path.Combine(Fnn.Examples, "digits", "digits.csv")).First().Split(',')[..Pixels]) + "\n"),
            "x.npy" => Header($"{{'descr': '|u1', 'fortran_order': False, 'shape': ({rows}, {Pixels}), }}"),
            _ => [0, 0, 8, 2, (byte)(rows >> 24), (byte)(rows >> 16), (byte)(rows >> 8), (byte)rows, 0, 0, 0, Pixels],
        });
        for (int i = 0; i < rows; i++)
        {
            row.AsSpan().Fill((byte)(i % 10));
            stream.Write(isText ? Encoding.ASCII.GetBytes(string.Join(',', row) + "\n") : row);
        }

        return rows;
    }

    private static byte[] Header(string literal)
    {
        byte[] text = Encoding.ASCII.GetBytes(literal.PadRight(117) + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)text.Length), .. text];
    }
}
