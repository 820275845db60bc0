using FnnKit.Formats;
using FnnKit.Layers;

namespace FnnKit.Tests.Models;

/// <summary>Files list modules by name or as they were declared; what is loaded must not depend on that.</summary>
public sealed class ModuleOrderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Weights => Path.Combine(_folder, "weights.safetensors");

    /// <summary>Imports square layers in which each module has its number for a bias, and returns these numbers in the order of the layers.</summary>
    private async Task<float[]> Import(params string[] modules)
    {
        var arrays = modules.SelectMany((name, i) => new KeyValuePair<string, NumericArray>[]
        {
            new($"{name}.weight", NumericArray.From<float>(new float[4], 2, 2)), new($"{name}.bias", NumericArray.From<float>([i, i], 2)),
        });
        SafetensorsFile.Write(Weights, [.. arrays], new Dictionary<string, string>());
        var setup = Some.Setup();
        setup.Network.Layers = [.. modules.Select(_ => new LayerSetup(new Dense { Units = 2 }))];
        var model = await ModelImport.FromWeightsAsync(setup, Weights, ModelImport.PyTorch);
        return [.. model.Tensors().Where(tensor => tensor.Key.EndsWith("bias", StringComparison.Ordinal)).Select(tensor => First(tensor.Value))];
    }

    private static float First(NumericArray array)
    {
        float[] values = new float[array.Count];
        array.CopyTo(values);
        return values[0];
    }

    [Theory]
    [InlineData("0,1,2", "0,2,10")]
    [InlineData("0,2,1", "blocks.0.linear,blocks.10.linear,blocks.2.linear")]
    [InlineData("2,0,1", "net.layer2,net.layer11,net.layer1")]
    [InlineData("", "b.1.fc2,a.0.fc1,a.0.fc2", false)]
    [InlineData("", "fc_in,fc_hidden,fc_out", false)]
    [InlineData("", "encoder.0,encoder.2,decoder.1", false)]
    public async Task Numbers_in_names_decide_and_without_them_nothing_is_guessed(string order, string modules, bool isCertain = true)
    {
        string[] names = modules.Split(',');
        if (isCertain)
        {
            Assert.Equal(order.Split(',').Select(float.Parse), await Import(names));
            return;
        }

        var error = await Assert.ThrowsAsync<SetupException>(() => Import(names));
        Assert.Contains("the order of its modules is not certain", error.Message, StringComparison.Ordinal);
        string map = error.Message[error.Message.IndexOf('{', StringComparison.Ordinal)..];
        File.WriteAllText(Path.Combine(_folder, "map.json"), map);
        var setup = Some.Setup();
        setup.Network.Layers = [.. names.Select(_ => new LayerSetup(new Dense { Units = 2 }))];
        Assert.NotNull(await ModelImport.FromWeightsAsync(setup, Weights, Path.Combine(_folder, "map.json")));
    }

    [Fact]
    public async Task Shapes_decide_where_names_do_not()
    {
        KeyValuePair<string, NumericArray>[] arrays =
        [
            new("decoder.weight", NumericArray.From<float>(new float[6], 2, 3)), new("decoder.bias", NumericArray.From<float>([1, 1], 2)),
            new("encoder.weight", NumericArray.From<float>(new float[6], 3, 2)), new("encoder.bias", NumericArray.From<float>([2, 2, 2], 3)),
        ];
        SafetensorsFile.Write(Weights, arrays, new Dictionary<string, string>());
        var setup = Some.Setup();
        setup.Network.Layers = [new(new Dense { Units = 3 }), new(new Dense { Units = 2 })];
        var model = await ModelImport.FromWeightsAsync(setup, Weights, ModelImport.PyTorch);
        string[] biases = [.. model.Tensors().Where(tensor => tensor.Key.EndsWith("bias", StringComparison.Ordinal)).Select(tensor => $"{tensor.Key} {First(tensor.Value)}")];
        Assert.Equal(["dense1.bias 2", "dense2.bias 1"], biases);
    }
}
