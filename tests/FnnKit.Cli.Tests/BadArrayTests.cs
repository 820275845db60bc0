using System.IO.Compression;
using System.Text;

namespace FnnKit.Cli.Tests;

/// <summary>Arrays, images and weights that are damaged, too large to be true, or meant to do harm.</summary>
public sealed class BadArrayTests : TemporaryFolder
{
    private const string Settings = """
        { "FnnKit": {
            "Data": { "Loader": LOADER },
            "Network": { WEIGHTS "Layers": [ { "Type": "dense", "Units": 2, "Activation": "softmax" } ] },
            "Loss": "cross-entropy", "Optimizer": "sgd", "Training": { "Epochs": 2 }
        } }
        """;

    private const string NpyLoader = """{ "Type": "npy", "Features": "x.npy", "Targets": "y.npy" }""";
    private const string IdxLoader = """{ "Type": "idx", "Images": "images", "Labels": "labels" }""";

    private static readonly byte[] Features = Npy("<f4", "(4, 1)", new byte[16]);
    private static readonly byte[] Targets = Npy("|u1", "(4,)", [0, 1, 0, 1]);
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 1, 9, 8, 7, 6];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 4, 0, 1, 0, 1];

    private static byte[] Npy(string type, string shape, byte[] data)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)header.Length), .. Encoding.ASCII.GetBytes(header), .. data];
    }

    private static byte[] Zip(string name, byte[] content)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return stream.ToArray();
    }

    private Fnn.Result Train(string loader, string? weights = null)
    {
        Write("appsettings.json", Settings.Replace("LOADER", loader, StringComparison.Ordinal).Replace("WEIGHTS", weights is null ? "" : $"\"InitialWeights\": \"{weights}\",", StringComparison.Ordinal));
        foreach (var (name, bytes) in new[] { ("x.npy", Features), ("y.npy", Targets), ("images", Images), ("labels", Labels) })
        {
            if (!File.Exists(In(name)))
                File.WriteAllBytes(In(name), bytes);
        }

        return Fnn.Run("train", Folder, "--output", In("run"));
    }

    private void Refuses(Fnn.Result result, params string[] says)
    {
        result.Exits(2);
        foreach (string text in says)
            Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.Contains(": warning FNN", StringComparison.Ordinal));
        Assert.Empty(result.Output);
        Assert.False(Directory.Exists(In("run")), "a run folder was left behind");
    }

    public static TheoryData<string, byte[], string[]> Files => new()
    {
        { "x.npy", Features[..^3], ["x.npy", "16"] },
        { "x.npy", Features[..40], ["x.npy", "header"] },
        { "x.npy", [], ["x.npy"] },
        { "x.npy", [.. Features, 0], ["x.npy"] },
        { "x.npy", [.. "not an array"u8], ["x.npy", "NUMPY"] },
        { "x.npy", Npy("<f4", "(1000000000, 4)", new byte[16]), ["x.npy", "16000000000"] },
        { "x.npy", Npy("<f4", "(2147483647, 2147483647, 2147483647)", new byte[16]), ["x.npy"] },
        { "x.npy", Npy("<f4", "(-4, 1)", new byte[16]), ["x.npy"] },
        { "x.npy", Npy("|O", "(4, 1)", new byte[16]), ["x.npy"] },
        { "x.npy", Npy("<c8", "(4, 1)", new byte[32]), ["x.npy", "c8"] },
        { "x.npy", Npy("<f4", "(0, 1)", []), ["x.npy", "empty"] },
        { "x.npy", Npy("<f4", "(4, 1)", [.. new byte[12], 0, 0, 192, 127]), ["NaN", "sample 4"] },
        { "y.npy", Npy("|u1", "(3,)", [0, 1, 0]), ["y.npy", "3 targets, but there are 4 samples"] },
        { "y.npy", Npy("|u1", "(4,)", [0, 1, 2, 3]), ["4 classes"] },
        { "images", [1, 2, .. Images[2..]], ["images", "no IDX file"] },
        { "images", Images[..^1], ["images"] },
        { "images", [.. Images[..4], 127, 255, 255, 255, .. Images[8..]], ["images"] },
        { "images", Gzip(Images)[..^12], ["images"] },
        { "labels", [.. Labels[..4], 0, 0, 0, 3, .. Labels[8..^1]], ["labels", "3 targets, but there are 4 samples"] },
        { "labels", Images, ["labels", "swapped"] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_bad_file_of_data_ends_with_one_clear_message(string name, byte[] bytes, string[] says)
    {
        File.WriteAllBytes(In(name), bytes);
        Refuses(Train(name.EndsWith(".npy", StringComparison.Ordinal) ? NpyLoader : IdxLoader), says);
    }

    public static TheoryData<string, byte[], string[]> Weights => new()
    {
        { "w.npy", Npy("|O", "()", [0x80, 3, .. "cos\nsystem\nX"u8, 12, 0, 0, 0, .. "touch HACKED"u8, 0x85, (byte)'R', (byte)'.']), ["w.npy", "os"] },
        { "w.npy", Npy("|O", "()", [0x80, 3, (byte)'N', (byte)'.']), ["w.npy"] },
        { "w.npy", Features, ["w.npy"] },
        { "w.npz", Zip("../evil.npy", Features), ["w.npz", "../evil.npy"] },
        { "w.npz", Zip("/evil.npy", Features), ["w.npz", "/evil.npy"] },
        { "w.npz", Zip("other.npy", Features), ["w.npz", "dense1.weight", "other"] },
        { "w.npz", Zip("dense1.weight.npy", Features), ["w.npz", "dense1.weight", "[2, 1]"] },
        { "w.npz", [.. "PK"u8, 3, 4, 0, 0], ["w.npz"] },
        { "w.npz", Zip("dense1.weight.npy", Npy("<f4", "(2, 1)", new byte[8]))[..^30], ["w.npz"] },
        { "w.safetensors", [255, 255, 255, 255, 255, 255, 255, 127, 123, 125], ["w.safetensors"] },
        { "w.bin", Features, ["w.bin", ".npz"] },
    };

    [Theory]
    [MemberData(nameof(Weights))]
    public void Bad_weights_end_with_one_clear_message_and_run_nothing(string name, byte[] bytes, string[] says)
    {
        File.WriteAllBytes(In(name), bytes);
        Refuses(Train(NpyLoader, name), says);
        Assert.Empty(Directory.GetFiles(Fnn.Root, "HACKED"));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Folder)!, "evil.npy"));
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_in_its_place_are_said_so()
    {
        Refuses(Train(NpyLoader.Replace("x.npy", "none.npy", StringComparison.Ordinal)), "There is no file", "none.npy");
        Directory.CreateDirectory(In("folder.npy"));
        Refuses(Train(NpyLoader.Replace("x.npy", "folder.npy", StringComparison.Ordinal)), "folder.npy");
        Refuses(Train(NpyLoader, "none.npz"), "none.npz");
    }

    [Fact]
    public void Good_files_train() => Train(IdxLoader).Exits(0);
}
