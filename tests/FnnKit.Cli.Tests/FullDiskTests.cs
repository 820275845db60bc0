namespace FnnKit.Cli.Tests;

/// <summary>Disks that fill up, made of a little memory where the system lets a test mount one, and folders that nobody may write to.</summary>
public sealed class FullDiskTests : TemporaryFolder
{
    private const string Settings = """
        { "FnnKit": {
            "Seed": 5,
            "Data": { "Loader": { "Type": "moons", "Samples": 300 } },
            "Network": { "Layers": [ { "Type": "dense", "Units": 16, "Activation": "tanh" }, "batch-norm", { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy", "Optimizer": "adam", "Training": { "Epochs": 200, "BatchSize": 32 }, "Metrics": [ "accuracy" ],
            "Callbacks": [ { "Type": "checkpoint", "EverySteps": 7, "Keep": 2 } ]
        } }
        """;

    /// <summary>Runs lines of shell beside a disk of so many kilobytes, which nobody else sees; null where the system does not let us.</summary>
    private Fnn.Result? OnSmallDisk(int kilobytes, string lines)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        Directory.CreateDirectory(In("disk"));
        Write("mount.sh", "mount -t tmpfs -o size=$1k tmpfs disk");
        if (Fnn.Shell(Folder, $"unshare -rm bash mount.sh {kilobytes} 2> /dev/null").Code != 0)
            return null;
        Write("lines.sh", $"fnn() {{ dotnet '{Fnn.OutputOf("src/FnnKit.Cli", "fnn")}' \"$@\"; }}\nbash mount.sh {kilobytes}\n{lines}\n");
        return Fnn.Shell(Folder, "unshare -rm bash lines.sh");
    }

    [Fact]
    public void A_run_on_a_full_disk_says_so_and_goes_on_with_the_same_bytes_once_there_is_room()
    {
        Write("appsettings.json", Settings);
        Fnn.Run("train", Folder, "--output", In("whole")).Exits(0);
        // The metrics fill it up in the middle of the run.
        var result = OnSmallDisk(36, """
            fnn train . --output disk/run; echo "code $?"
            ls disk/run/model.safetensors disk/run/checkpoints/*.tmp; ls disk/run/checkpoints
            mount -o remount,size=4m disk
            fnn train disk/run --resume; echo "code $?"
            cp disk/run/model.safetensors resumed.safetensors
            """);
        if (result is null)
            return;
        Assert.Contains("No space left on device", result.Error, StringComparison.Ordinal);
        Assert.Contains("code 1", result.Output, StringComparison.Ordinal);
        Assert.Contains("step-0000", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("disk/run/model.safetensors\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("code 0", result.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(In("whole/model.safetensors")), File.ReadAllBytes(In("resumed.safetensors")));
    }

    [Fact]
    public void Predictions_and_exports_that_do_not_fit_leave_what_was_there()
    {
        Fnn.Run("train", "examples/digits", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        File.Copy(Path.Combine(Fnn.Examples, "digits", "digits.csv"), In("x.csv"));
        var result = OnSmallDisk(12, """
            echo old > disk/out.csv
            fnn predict run --input x.csv --output disk/out.csv; echo "code $?"
            fnn export run --format npz --output disk/out.npz; echo "code $?"
            echo "left:" $(ls disk) $(cat disk/out.csv)
            """);
        if (result is null)
            return;
        Assert.Equal(["code 1", "code 1", "left: out.csv old"], result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, result.Error.Split("No space left on device").Length - 1);
    }

    [Fact]
    public void Help_that_cannot_be_written_is_an_error_and_no_crash()
    {
        if (!File.Exists("/dev/full"))
            return;
        var result = Fnn.Shell(Folder, "fnn --help > /dev/full").Exits(1);
        Assert.Contains("No space left on device", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/fnn")]
    [InlineData("file/run")]
    public void A_run_folder_that_cannot_be_made_is_said_so(string output)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Write("appsettings.json", Settings);
        Write("file", "a file and no folder");
        Assert.Contains($"{output}' cannot be made", Fnn.Run("train", Folder, "--output", output[0] == '/' ? output : In(output)).Exits(1).Error, StringComparison.Ordinal);
    }
}
