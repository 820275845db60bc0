namespace FnnKit.Fuzz;

/// <summary>Maps of names for weights from elsewhere, and the archives that they lead into.</summary>
public sealed class NameMapTests : IDisposable
{
    private const string Map = """{ "dense1.weight": "a/w", "dense1.bias": { "Name": "a/b", "Transpose": false }, "dense2.weight": { "Name": "b/w", "Transpose": true } }""";

    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-fuzz").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    [Fact]
    public async Task Maps()
    {
        string weights = await TrainAsync();
        Trial.Run(Specimens.Text("{}"), (_, random) => JsonMutator.Apply(Specimens.Text(Map), random), path => Import(weights, path), ".json", share: 0.3);
    }

    [Fact]
    public async Task Weights_for_a_map()
    {
        byte[] weights = await File.ReadAllBytesAsync(await TrainAsync());
        Trial.Run(weights, ByteMutator.Apply, path => Import(path, null), ".npz", share: 0.3);
    }

    private async Task<string> TrainAsync()
    {
        await File.WriteAllTextAsync(In("d.csv"), Specimens.Table);
        var setup = Specimens.Setup(In("d.csv"));
        setup.Callbacks = [];
        WeightExport.ToNpz((await new Trainer(setup).TrainAsync()).Model, In("weights.npz"));
        return In("weights.npz");
    }

    private void Import(string weights, string? map)
    {
        var setup = Specimens.Setup(In("d.csv"));
        setup.Callbacks = [];
        var model = ModelImport.FromWeightsAsync(setup, weights, map).GetAwaiter().GetResult();
        Assert.Equal(model.OutputCount, model.Predict(new double[model.FeatureCount]).Length);
    }
}
