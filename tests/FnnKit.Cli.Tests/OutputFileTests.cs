namespace FnnKit.Cli.Tests;

/// <summary>Where commands write: to a file shared with other commands, and never over what they read.</summary>
public sealed class OutputFileTests : TemporaryFolder
{
    private const string Samples = "x1,x2\n1,2\n\n0.5,0.5\n";

    private void Train() => Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);

    [Fact]
    public void A_file_shared_with_other_commands_holds_what_each_wrote()
    {
        if (OperatingSystem.IsWindows())
            return;
        Train();
        Write("d.csv", Samples);
        string once = Fnn.Run("predict", In("run"), "--input", In("d.csv")).Exits(0).Output;
        string predict = "fnn predict run --input d.csv";
        Fnn.Shell(Folder, $"(echo before; {predict}; echo between; {predict}; echo after) > shared.csv; {predict} >> shared.csv").Exits(0);
        Assert.Equal($"before\n{once}between\n{once}after\n{once}", File.ReadAllText(In("shared.csv")));
    }

    [Fact]
    public void Blank_lines_get_no_prediction_as_the_help_says()
    {
        Train();
        Write("d.csv", Samples);
        Assert.Equal(3, Fnn.Run("predict", In("run"), "--input", In("d.csv")).Exits(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Blank lines of CSV", Fnn.Run("predict", "--help").Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_read_is_not_written_over()
    {
        Train();
        Write("d.csv", Samples);
        Fnn.Run("export", In("run"), "--format", "npz", "--output", In("own.npz")).Exits(0);
        File.Copy(In("own.npz"), In("own"));
        Refused("d.csv", "predict", In("run"), "--input", In("d.csv"), "--output", In("run/../d.csv"));
        Refused("run/model.safetensors", "predict", In("run"), "--input", In("d.csv"), "--output", In("run/model.safetensors"), "--format", "csv");
        Refused("run/model.safetensors", "export", In("run"), "--format", "safetensors", "--output", In("run/model.safetensors"));
        Refused("own", "import", Path.Combine(Fnn.Examples, "moons"), "--weights", In("own"), "--output", In("own"));
        Refused("own.npz", "import", Path.Combine(Fnn.Examples, "moons"), "--weights", In("own.npz"), "--output", In("own.npz"));
        if (OperatingSystem.IsWindows())
            return;
        File.CreateSymbolicLink(In("file-link.csv"), "d.csv");
        Directory.CreateSymbolicLink(In("folder-link"), "run");
        Refused("d.csv", "predict", In("run"), "--input", In("file-link.csv"), "--output", In("d.csv"));
        Refused("run/model.safetensors", "export", In("run"), "--format", "safetensors", "--output", In("folder-link/model.safetensors"));
    }

    private void Refused(string file, params string[] arguments)
    {
        byte[] before = File.ReadAllBytes(In(file));
        Assert.Contains("written over what is read", Fnn.Run(arguments).Exits(2).Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(In(file)));
    }

    [Fact]
    public void An_ending_of_another_format_is_refused()
    {
        Train();
        Fnn.Run("export", In("run"), "--format", "npz", "--output", In("weights.npz")).Exits(0);
        Assert.Contains("ends in .onnx, but what is written is npz", Fnn.Run("export", In("run"), "--format", "npz", "--output", In("x.onnx")).Exits(2).Error, StringComparison.Ordinal);
        string[] import = ["import", "examples/moons", "--weights", In("weights.npz"), "--output"];
        Assert.Contains("ends in .npz, but what is written is safetensors", Fnn.Run([.. import, In("x.npz")]).Exits(2).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("x.onnx")) || File.Exists(In("x.npz")));
        Fnn.Run([.. import, In("x.model")]).Exits(0);
    }

    [Fact]
    public void A_folder_is_no_output_file()
    {
        Train();
        Write("d.csv", Samples);
        Fnn.Run("export", In("run"), "--format", "npz", "--output", In("weights.npz")).Exits(0);
        Directory.CreateDirectory(In("folder"));
        Directory.CreateDirectory(In("folder.svg"));
        Assert.All<string[]>(
            [
                ["predict", In("run"), "--input", In("d.csv"), "--output", In("folder")],
                ["export", In("run"), "--format", "npz", "--output", In("folder")],
                ["import", Path.Combine(Fnn.Examples, "moons"), "--weights", In("weights.npz"), "--output", In("folder")],
                ["plot", In("run"), "--output", In("folder.svg")],
            ],
            arguments => Assert.Contains("is a folder; name a file in it", Fnn.Run(arguments).Exits(2).Error, StringComparison.Ordinal));
        Assert.Contains("names no file", Fnn.Run("predict", In("run"), "--input", In("d.csv"), "--output", "").Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_says_that_it_does_not_read_standard_input()
    {
        Train();
        Assert.Contains("does not read standard input", Fnn.Run("evaluate", In("run"), "--input", "-").Exits(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_goes_through_pipes_and_links_and_never_to_devices()
    {
        if (OperatingSystem.IsWindows())
            return;
        Train();
        Write("d.csv", Samples);
        string expected = Fnn.Run("predict", In("run"), "--input", In("d.csv")).Exits(0).Output;
        string predict = "fnn predict run --input d.csv --output";
        Fnn.Shell(Folder, $"mkfifo pipe; cat pipe > piped.csv & {predict} pipe --format csv && wait && test -p pipe").Exits(0);
        Assert.Equal(expected, File.ReadAllText(In("piped.csv")));
        Fnn.Shell(Folder, $"{predict} >(cat > substituted.csv) --format csv; sleep 1").Exits(0);
        Assert.Equal(expected, File.ReadAllText(In("substituted.csv")));
        Fnn.Shell(Folder, $"touch real.csv; chmod 600 real.csv; ln -s real.csv link.csv; {predict} link.csv && test -L link.csv && test \"$(stat -c %a real.csv 2>/dev/null || stat -f %Lp real.csv)\" = 600").Exits(0);
        Assert.Equal(expected, File.ReadAllText(In("real.csv")));
        Fnn.Shell(Folder, "fnn export run --format npz --output pipe & cat pipe > piped.npz; wait").Exits(0);
        Fnn.Shell(Folder, "fnn export run --format safetensors --output pipe & cat pipe > piped.safetensors; wait").Exits(0);
        Fnn.Run("export", In("run"), "--format", "npz", "--output", In("plain.npz")).Exits(0);
        Fnn.Run("export", In("run"), "--format", "safetensors", "--output", In("plain.safetensors")).Exits(0);
        Assert.Equal(File.ReadAllBytes(In("plain.safetensors")), File.ReadAllBytes(In("piped.safetensors")));
        Assert.Equal(File.ReadAllBytes(In("plain.npz")), File.ReadAllBytes(In("piped.npz")));
        // A link to a device is refused as the device is, and harms nothing if it were not.
        File.CreateSymbolicLink(In("null.csv"), "/dev/null");
        Assert.Contains("it is a device or a socket", Fnn.Run("predict", In("run"), "--input", In("d.csv"), "--output", In("null.csv")).Exits(2).Error, StringComparison.Ordinal);
    }
}
