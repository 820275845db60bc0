using System.IO.Compression;
using System.Text;

namespace FnnKit.Cli.Tests;

public sealed class ExportTests : TemporaryFolder
{
    [Fact]
    public void An_archive_of_numpy_holds_the_arrays_by_their_names_and_nothing_pickled()
    {
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        Fnn.Run("export", In("run"), "--format", "npz", "--output", In("weights.npz")).Exits(0);
        using var archive = ZipFile.OpenRead(In("weights.npz"));
        Assert.Equal(
            ["dense1.weight.npy", "dense1.bias.npy", "dense2.weight.npy", "dense2.bias.npy", "dense3.weight.npy", "dense3.bias.npy"],
            archive.Entries.Select(entry => entry.FullName));
        using var stream = archive.Entries[0].Open();
        byte[] header = new byte[128];
        stream.ReadExactly(header);
        Assert.Contains("'descr': '<f4', 'fortran_order': False, 'shape': (16, 2)", Encoding.Latin1.GetString(header), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("npz")]
    [InlineData("safetensors")]
    public void A_training_without_steps_to_speak_of_goes_on_from_exported_weights(string format)
    {
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        Fnn.Run("export", In("run"), "--format", format, "--output", In("weights." + format)).Exits(0);
        Fnn.Run("train", "examples/moons", "--output", In("again"), "--set", "Training:Epochs=1", "--set", $"Network:InitialWeights={In("weights." + format)}", "--set", "Optimizer={\"Type\":\"sgd\",\"LearningRate\":1e-30}").Exits(0);
        Fnn.Run("export", In("again"), "--format", format, "--output", In("same." + format)).Exits(0);
        Assert.Equal(File.ReadAllBytes(In("weights." + format)), File.ReadAllBytes(In("same." + format)));
    }

    [Fact]
    public void A_model_with_a_dropped_in_activation_is_exported_without_a_line_from_its_author()
    {
        Fnn.Run("train", "examples/custom-plugin", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        string said = Fnn.Run("export", In("run"), "--format", "onnx", "--output", In("model.onnx")).Exits(0).Output;
        Assert.Contains("17", said, StringComparison.Ordinal);
        string file = Encoding.Latin1.GetString(File.ReadAllBytes(In("model.onnx")));
        Assert.All(["dense1.Gemm", "dense1.Exp", "scale-features1.Mul", "scale-features1.weight"], name => Assert.Contains(name, file, StringComparison.Ordinal));
    }

    [Fact]
    public void Weights_that_went_out_by_the_names_of_PyTorch_come_back_as_the_same_model()
    {
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        Fnn.Run("export", In("run"), "--format", "safetensors", "--naming", "pytorch", "--output", In("weights.safetensors")).Exits(0);
        Fnn.Run("import", "examples/moons", "--weights", In("weights.safetensors"), "--map", "pytorch", "--output", In("again.safetensors")).Exits(0);
        Fnn.Run("export", In("again.safetensors"), "--format", "npz", "--output", In("again.npz")).Exits(0);
        Fnn.Run("export", In("run"), "--format", "npz", "--output", In("once.npz")).Exits(0);
        Assert.Equal(File.ReadAllBytes(In("once.npz")), File.ReadAllBytes(In("again.npz")));
        Fnn.Run("inspect", In("again.safetensors"), "--verify").Exits(0);
    }

    [Fact]
    public void A_sequence_counts_the_flatten_before_a_dense_layer_and_the_note_says_that_transforms_stay_behind()
    {
        Fnn.Run("train", "examples/digits-images", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        var export = Fnn.Run("export", In("run"), "--format", "npz", "--naming", "pytorch", "--output", In("weights.npz")).Exits(0);
        Assert.Contains("transforms of the model are not in the file", export.Error, StringComparison.Ordinal);
        using var archive = ZipFile.OpenRead(In("weights.npz"));
        Assert.Equal(["11.bias.npy", "11.weight.npy"], archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith('1') && name[1] != '.').Order(StringComparer.Ordinal));
        Assert.Empty(Fnn.Run("export", In("run"), "--format", "onnx", "--output", In("model.onnx")).Exits(0).Error);
    }

    [Fact]
    public void Arrays_that_no_module_of_PyTorch_has_are_refused_with_their_layer()
    {
        Fnn.Run("train", "examples/bicycle-prices", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        string error = Fnn.Run("export", In("run"), "--format", "npz", "--naming", "pytorch", "--output", In("weights.npz")).Error;
        Assert.Contains("Layer 'embedding1' has the array 'table_brand', which no module of a torch.nn.Sequential has; leave out '--naming'", error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("weights.npz")));
    }

    [Fact]
    public void Weights_that_fit_no_layer_and_maps_that_are_not_there_are_wrong_usage()
    {
        Fnn.Run("train", "examples/moons", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        Fnn.Run("export", In("run"), "--format", "npz", "--naming", "pytorch", "--output", In("weights.npz")).Exits(0);
        string[] import = ["import", "examples/moons", "--weights", In("weights.npz"), "--output", In("model.safetensors")];
        Assert.Contains("no array for 'dense1.weight' [16, 2]", Fnn.Run(import).Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("must be 'pytorch', 'keras' or a file of names", Fnn.Run([.. import, "--map", "torch"]).Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("'--naming' is for the arrays", Fnn.Run("export", In("run"), "--format", "onnx", "--naming", "pytorch", "--output", In("x.onnx")).Exits(2).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("model.safetensors")) || File.Exists(In("x.onnx")));
    }

    [Fact]
    public void Formats_that_are_not_there_are_wrong_usage()
    {
        var result = Fnn.Run("export", "run", "--format", "pickle", "--output", In("x.pickle")).Exits(2);
        Assert.Contains("npz", result.Error, StringComparison.Ordinal);
        Assert.Contains("no file or folder 'run'", Fnn.Run("export", "run", "--format", "npz", "--output", In("x.npz")).Exits(2).Error, StringComparison.Ordinal);
    }
}
