using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Hosting.Tests;

public sealed class HostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const string Moons = """
        { "FnnKit": {
            "Seed": 3,
            "Data": { "Loader": { "Type": "moons", "Samples": 60 } },
            "Network": { "Layers": [ { "Type": "dense", "Units": 4, "Activation": "tanh" }, { "Type": "dropout" }, { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy",
            "Optimizer": "sgd",
            "Training": { "Epochs": 3, "BatchSize": 16 }
        } }
        """;

    private ServiceProvider Host(string json, string? overlay = null, params (string Key, string Value)[] values)
    {
        string path = Path.Combine(_folder, "appsettings.json");
        File.WriteAllText(path, json);
        var builder = new ConfigurationBuilder().AddJsonFile(path);
        if (overlay is not null)
        {
            File.WriteAllText(Path.Combine(_folder, "overlay.json"), overlay);
            builder.AddJsonFile(Path.Combine(_folder, "overlay.json"));
        }

        builder.AddInMemoryCollection(values.ToDictionary(value => value.Key, value => (string?)value.Value));
        var services = new ServiceCollection();
        services.AddFnnKit(builder.Build());
        return services.BuildServiceProvider();
    }

    [Fact]
    public async Task A_configuration_becomes_a_trained_model()
    {
        await using var host = Host(Moons);
        var result = await host.GetRequiredService<ITrainer>().TrainAsync();
        Assert.Equal(12, result.Steps);
        Assert.Single(result.Model.Predict(0.5, 0.5));
    }

    [Fact]
    public async Task A_model_that_was_saved_predicts_in_another_host()
    {
        await using var host = Host(Moons);
        var trained = (await host.GetRequiredService<ITrainer>().TrainAsync()).Model;
        trained.Save(Path.Combine(_folder, "model.safetensors"));
        var services = new ServiceCollection();
        services.AddFnnKitModel(_folder);
        await using var other = services.BuildServiceProvider();
        Assert.Equal(trained.Predict(0.5, 0.5), other.GetRequiredService<Model>().Predict(0.5, 0.5));
    }

    [Fact]
    public async Task A_list_in_an_overlay_replaces_the_layers_instead_of_mixing_two_stacks()
    {
        await using var host = Host(Moons, """{ "FnnKit": { "Network": { "Layers": [ { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] } } }""");
        Assert.Single(host.GetRequiredService<TrainingSetup>().Network.Layers);
    }

    [Fact]
    public async Task A_flat_value_overrides_an_option_of_a_part_that_was_given_by_its_name()
    {
        await using var host = Host(Moons, null, ("FnnKit:Optimizer:LearningRate", "0.25"), ("FnnKit:Network:Layers:0:Units", "9"));
        var setup = host.GetRequiredService<TrainingSetup>();
        Assert.Equal(0.25, setup.Optimizer!.LearningRate.At(default));
        Assert.Equal(9, setup.Network.Layers[0].Layer.Plan(2).Output.Size);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_with_its_place()
    {
        await using var host = Host(Moons.Replace("\"dropout\"", "\"dropuot\"", StringComparison.Ordinal).Replace("\"Epochs\": 3", "\"Epochs\": 0", StringComparison.Ordinal));
        var exception = Assert.Throws<SettingsException>(() => host.GetRequiredService<ITrainer>());
        Assert.Equal(2, exception.Errors.Count);
        Assert.Contains("appsettings.json(4,", exception.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'dropout'?", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Epochs' is 0, but must be at least 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_without_the_section_says_so()
    {
        await using var host = Host("{}");
        Assert.Contains("no section 'FnnKit'", Assert.Throws<SettingsException>(() => host.GetRequiredService<ITrainer>()).Message, StringComparison.Ordinal);
    }
}
