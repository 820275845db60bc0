using FnnKit.Activations;
using FnnKit.Formats;
using FnnKit.Layers;

namespace FnnKit.Tests.Models;

/// <summary>Networks trained in PyTorch predict here what they predict there; Imports/make.py writes them down.</summary>
public sealed class ModelImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("plain", "torch", ModelImport.PyTorch)]
    [InlineData("plain", "keras", ModelImport.Keras)]
    [InlineData("images", "torch", ModelImport.PyTorch)]
    [InlineData("images", "keras", ModelImport.Keras)]
    public async Task A_network_trained_elsewhere_predicts_here(string network, string from, string map)
    {
        var model = await ModelImport.FromWeightsAsync(Setup(network), Reference($"{from}-{network}"), map);
        var expected = NpzFile.Read(Reference($"expected-{network}"));
        float[] x = Numbers(expected["x"]), y = Numbers(expected["y"]), given = new float[y.Length];
        model.Predict(x, given);
        for (int i = 0; i < y.Length; i++)
            Assert.Equal(y[i], given[i], 1e-5);
    }

    [Theory]
    [InlineData(".npz")]
    [InlineData(".safetensors")]
    public async Task Weights_go_out_by_the_names_of_a_sequence_and_come_back(string ending)
    {
        var model = await ModelImport.FromWeightsAsync(Setup("plain"), Reference("torch-plain"), ModelImport.PyTorch);
        string path = Path.Combine(_folder, "weights" + ending);
        if (ending == ".npz")
            WeightExport.ToNpz(model, path, asSequential: true);
        else
            WeightExport.ToSafetensors(model, path, asSequential: true);
        var arrays = Read(path);
        Assert.Equal(["0.bias", "0.weight", "2.bias", "2.running_mean", "2.running_var", "2.weight", "3.bias", "3.weight"], arrays.Keys.Order(StringComparer.Ordinal));
        Assert.All(NpzFile.Read(Reference("torch-plain")).Where(array => array.Key != "2.num_batches_tracked"), array => Assert.Equal(Numbers(array.Value), Numbers(arrays[array.Key])));
        var again = await ModelImport.FromWeightsAsync(Setup("plain"), path, ModelImport.PyTorch);
        Assert.Equal(model.Predict(0.5, -1.5), again.Predict(0.5, -1.5));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dense_layer_that_takes_images_has_a_flatten_before_it_in_a_sequence(bool saysSo)
    {
        var setup = Setup("images");
        if (!saysSo)
            setup.Network.Layers = [.. setup.Network.Layers.Where(layer => layer.Layer is not Flatten)];
        var model = await ModelImport.FromWeightsAsync(setup, Reference("torch-images"), ModelImport.PyTorch);
        string path = Path.Combine(_folder, "weights.npz");
        WeightExport.ToNpz(model, path, asSequential: true);
        Assert.Equal(NpzFile.Read(Reference("torch-images")).Keys.Order(StringComparer.Ordinal), NpzFile.Read(path).Keys.Order(StringComparer.Ordinal));
        var again = await ModelImport.FromWeightsAsync(setup, path, ModelImport.PyTorch);
        double[] x = [.. Enumerable.Range(0, 40).Select(i => Math.Cos(i))];
        Assert.Equal(model.Predict(x), again.Predict(x));
    }

    [Fact]
    public async Task A_sequence_that_begins_with_images_as_vectors_flattens_them()
    {
        var setup = Setup("images");
        setup.Network.Layers = [new(new Dense { Units = 2 })];
        string path = Write([new("dense1.weight", NumericArray.From<float>(new float[80], 2, 40)), new("dense1.bias", NumericArray.From<float>([1, 2], 2))]);
        var model = await ModelImport.FromWeightsAsync(setup, path);
        WeightExport.ToNpz(model, path, asSequential: true);
        Assert.Equal(["1.weight", "1.bias"], NpzFile.Read(path).Keys);
    }

    [Fact]
    public async Task A_layer_that_is_no_module_of_a_sequence_is_refused()
    {
        var setup = Some.Setup();
        setup.Network.Layers = [new(new Maxout { Units = 2, Pieces = 3 })];
        string path = Write([new("maxout1.weight", NumericArray.From<float>(new float[12], 6, 2)), new("maxout1.bias", NumericArray.From<float>(new float[6], 6))]);
        var model = await ModelImport.FromWeightsAsync(setup, path);
        string message = Assert.Throws<ModelException>(() => WeightExport.ToNpz(model, path, asSequential: true)).Message;
        Assert.Contains("Layer 'maxout1' has [6, 2] weights for 2 outputs, which no module", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_names_says_which_array_is_which_and_how_it_stands()
    {
        var arrays = NpzFile.Read(Reference("keras-plain"));
        string path = Write([.. arrays.Select((array, i) => KeyValuePair.Create($"a{i}", array.Value))]);
        string map = Path.Combine(_folder, "map.json");
        File.WriteAllText(map, """
            { // as they were written
              "dense1.weight": { "Name": "a0", "Transpose": true }, "dense1.bias": "a1", "batch-norm1.weight": "a2", "batch-norm1.bias": "a3",
              "batch-norm1.running_mean": "a4", "batch-norm1.running_var": "a5", "dense2.weight": { "Name": "a6", "Transpose": true }, "dense2.bias": { "Name": "a7" },
            }
            """);
        var expected = await ModelImport.FromWeightsAsync(Setup("plain"), Reference("keras-plain"), ModelImport.Keras);
        var model = await ModelImport.FromWeightsAsync(Setup("plain"), path, map);
        Assert.Equal(expected.Predict(1, 2), model.Predict(1, 2));
    }

    [Theory]
    [InlineData("""{ "dense1.wait": "a0" }""", "no array 'dense1.wait'; did you mean 'dense1.weight'?")]
    [InlineData("""{ "dense1.weight": 3 }""", "'dense1.weight' is 3, but must be a name")]
    [InlineData("""[ 1 ]""", "is not a map of names")]
    [InlineData("""{ "dense1.weight": """, "this is not JSON")]
    public async Task A_file_of_names_that_makes_no_sense_says_where(string text, string expected)
    {
        string map = Path.Combine(_folder, "map.json");
        File.WriteAllText(map, text);
        Assert.Contains(expected, await Refusal(Reference("torch-plain"), map), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrays_that_are_missing_left_over_or_of_another_shape_are_named()
    {
        var arrays = NpzFile.Read(Reference("torch-plain"));
        Assert.Contains("no array for 'dense1.weight' [5, 2]; did you mean '0.weight'? It has 0.weight, ", await Refusal(Reference("torch-plain"), null), StringComparison.Ordinal);
        string missing = await Refusal(Write([.. arrays.Where(array => array.Key != "3.bias")]), ModelImport.PyTorch);
        Assert.Contains("no array for 'dense2.bias' [2]. It has 0.weight, ", missing, StringComparison.Ordinal);
        Assert.EndsWith("Put it into the file, or name each array in a file for '--map'.", missing, StringComparison.Ordinal);
        Assert.Contains("arrays that no layer takes: 3.scale", await Refusal(Write([.. arrays, new("3.scale", arrays["3.bias"])]), ModelImport.PyTorch), StringComparison.Ordinal);
        Assert.Contains("arrays of 2 modules ('0', '2'), but the network has 3 layers with arrays", await Refusal(Write([.. arrays.Where(array => array.Key[0] != '3')]), ModelImport.PyTorch), StringComparison.Ordinal);
        var other = KeyValuePair.Create("3.weight", NumericArray.From<float>(new float[12], 2, 6));
        Assert.Contains("'3.weight' has the shape [2, 6], but 'dense2.weight' wants [2, 5]", await Refusal(Write([.. arrays.Where(array => array.Key != "3.weight"), other]), ModelImport.PyTorch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_array_that_stands_the_other_way_round_and_one_that_is_not_finite_are_named()
    {
        var arrays = NpzFile.Read(Reference("torch-plain"));
        var turned = KeyValuePair.Create("3.weight", NumericArray.From<float>(new float[10], 5, 2));
        Assert.Contains("which is the other way round; say '--map keras'", await Refusal(Write([.. arrays.Where(array => array.Key != "3.weight"), turned]), ModelImport.PyTorch), StringComparison.Ordinal);
        var wild = KeyValuePair.Create("3.bias", NumericArray.From<float>([1, float.NaN], 2));
        Assert.Contains("'3.bias' holds values that are no finite numbers", await Refusal(Write([.. arrays.Where(array => array.Key != "3.bias"), wild]), ModelImport.PyTorch), StringComparison.Ordinal);
        Assert.Contains("no layer for 'batch-norm1'", await Refusal(Write([new("dense/kernel", turned.Value)]), ModelImport.Keras), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_another_program_and_files_that_PyTorch_pickles_say_what_to_do()
    {
        string keras = await Refusal(Reference("torch-plain"), ModelImport.Keras);
        Assert.Contains("no array that is named as in Keras, such as 'dense/kernel': it has 0.weight, ", keras, StringComparison.Ordinal);
        Assert.Contains("Say '--map pytorch'", keras, StringComparison.Ordinal);
        Assert.EndsWith("save one with numpy.savez(\"weights.npz\", **{k: v.numpy() for k, v in model.state_dict().items()}).", await Refusal("weights.pt", ModelImport.PyTorch), StringComparison.Ordinal);
    }

    private static string Reference(string name) => Path.Combine(AppContext.BaseDirectory, "Models", "Imports", name + ".npz");

    private static OrderedDictionary<string, NumericArray> Read(string path) => path.EndsWith(".npz", StringComparison.Ordinal) ? NpzFile.Read(path) : SafetensorsFile.Read(path).Tensors;

    private static float[] Numbers(NumericArray array)
    {
        float[] values = new float[array.Count];
        array.CopyTo(values);
        return values;
    }

    private static TrainingSetup Setup(string network)
    {
        var setup = network == "plain" ? Some.Setup() : Some.Setup(Images());
        setup.Network.Layers = network == "plain"
            ? [new(new Dense { Units = 5, Activation = new FnnKit.Activations.Tanh() }), new(new BatchNorm()), new(new Dense { Units = 2, Activation = new Softmax() })]
            : [new(new Conv2d { Filters = 3, Activation = new Relu() }), new(new Flatten()), new(new Dense { Units = 2 })];
        return setup;
    }

    private static TableDataSet Images() => new(
        new DataSchema([.. Enumerable.Range(0, 40).Select(i => new Column($"p{i}"))], [new Column("class", ["no", "yes"])], new Shape(2, 4, 5)),
        [.. Enumerable.Range(0, 8 * 40).Select(i => Math.Sin(i))], [0, 0, 0, 0, 1, 1, 1, 1]);

    private string Write(IReadOnlyList<KeyValuePair<string, NumericArray>> arrays)
    {
        string path = Path.Combine(_folder, $"{Guid.NewGuid():N}.npz");
        NpzFile.Write(path, arrays);
        return path;
    }

    private static async Task<string> Refusal(string path, string? map)
        => (await Assert.ThrowsAsync<SetupException>(() => ModelImport.FromWeightsAsync(Setup("plain"), path, map))).Message;
}
