using FnnKit.Activations;
using FnnKit.Data;
using FnnKit.Formats;
using FnnKit.Layers;

namespace FnnKit.Tests.Models;

/// <summary>Models that other versions wrote, or that were made with other plugins.</summary>
public sealed class ModelVersionTests : IDisposable
{
    private static readonly PartAssemblies Parts = new(typeof(Dense).Assembly, typeof(Softmax).Assembly, typeof(Standardize).Assembly);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    /// <summary>Every version that was ever written is kept here, so that it can be read for good.</summary>
    [Theory]
    [InlineData("version1.safetensors")]
    public void A_model_of_every_version_is_read_and_gives_the_bits_it_gave(string name)
    {
        var model = Model.Load(Path.Combine(AppContext.BaseDirectory, "Models", "Fixtures", name), Parts);
        Assert.Equal(0, model.Notes.TestVectors!.LargestDifference(model));
        Assert.Equal(["no", "yes"], model.Classes);
    }

    private async Task Save(params (string Key, string Value)[] changes)
    {
        var setup = Some.Setup();
        setup.Data.Transforms = [new Standardize()];
        setup.Network.Layers = [new(new Dense { Units = 3, Activation = new FnnKit.Activations.Tanh() }), new(new BatchNorm()), new(new Dense { Units = 2, Activation = new Softmax() })];
        (await new Trainer(setup).TrainAsync()).Model.Save(_path);
        if (changes.Length == 0)
            return;
        var content = SafetensorsFile.Read(_path);
        var metadata = new Dictionary<string, string>(content.Metadata) { ["sha256"] = "" };
        foreach (var (key, value) in changes)
            metadata[key] = value;
        SafetensorsFile.Write(_path, content.Tensors, metadata);
    }

    [Fact]
    public async Task A_newer_model_names_the_version_that_reads_it()
    {
        await Save(("format_version", "7"), ("fnnkit", "3.1.0"));
        string message = Assert.Throws<ModelException>(() => Model.Load(_path, Parts)).Message;
        Assert.Contains("format version 7", message, StringComparison.Ordinal);
        Assert.Contains("use FnnKit 3.1.0, or a newer one", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_of_another_version_is_known_and_a_missing_one_is_named_with_where_it_comes_from()
    {
        await Save(("plugins", """{"FnnKit.Activations":"0.0.9","FnnKit.Layers":"0.1.0","FnnKit.Data":"0.1.0"}"""), ("plugin_sources", """{"FnnKit.Activations":"https://example.org/activations"}"""));
        var (then, now) = Assert.Single(Model.Load(_path, Parts).ChangedPlugins);
        Assert.Equal("FnnKit.Activations 0.0.9 from https://example.org/activations", then.ToString());
        Assert.NotEqual("0.0.9", now.Version);
        string message = Assert.Throws<MissingPluginException>(() => Model.Load(_path, new PartAssemblies(typeof(Dense).Assembly, typeof(Standardize).Assembly))).Message;
        Assert.Contains("FnnKit.Activations 0.0.9 from https://example.org/activations", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_of_now_has_no_changed_plugins()
    {
        await Save();
        Assert.Empty(Model.Load(_path, Parts).ChangedPlugins);
    }
}
