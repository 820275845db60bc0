using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Hosting.Tests;

/// <summary>Trainings and models together in one container, with one builder.</summary>
public sealed class OneContainerTests : IDisposable
{
    private const string Moons = """
        { "FnnKit": {
            "Seed": 3,
            "Data": { "Loader": { "Type": "moons", "Samples": 60 } },
            "Network": { "Layers": [ { "Type": "dense", "Units": 4, "Activation": "tanh" }, { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy", "Optimizer": "sgd", "Training": { "Epochs": 3, "BatchSize": 16 } } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed record Point(double X1, double X2);

    private sealed class Takes([FromKeyedServices("first")] Model first, [FromKeyedServices("second")] RecordPredictor<Point> second)
    {
        public Model First => first;

        public RecordPredictor<Point> Second => second;
    }

    private string Settings()
    {
        string path = Path.Combine(_folder, "appsettings.json");
        File.WriteAllText(path, Moons);
        return path;
    }

    /// <summary>Trains a model into a folder.</summary>
    private async Task<(string Folder, Model Model)> TrainAsync(string name, string set)
    {
        var services = new ServiceCollection();
        services.AddFnnKit(Settings()).Set(set);
        await using var host = services.BuildServiceProvider();
        var model = (await host.GetRequiredService<ITrainer>().TrainAsync()).Model;
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        model.Save(Path.Combine(folder, "model.safetensors"));
        return (folder, model);
    }

    [Fact]
    public void Every_call_returns_the_one_builder()
    {
        var services = new ServiceCollection();
        var builder = services.AddFnnKit(new ConfigurationBuilder().Build());
        Assert.Same(builder, services.AddFnnKitModel("somewhere"));
        Assert.Same(builder, services.AddFnnKitModel("name", "elsewhere"));
        Assert.Same(builder, services.AddFnnKitPlugins());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_comes_before_or_after_a_training_and_brings_the_plugins_beside_it(bool isModelFirst)
    {
        var (folder, trained) = await TrainAsync("model", "Seed=5");
        var services = new ServiceCollection();
        if (isModelFirst)
            services.AddFnnKitModel(folder);
        services.AddFnnKit(new ConfigurationBuilder().AddJsonFile(Settings()).Build());
        if (!isModelFirst)
            services.AddFnnKitModel(folder).AddPlugin(typeof(OneContainerTests).Assembly);
        await using var host = services.BuildServiceProvider();
        Assert.Equal(trained.Predict(0.5, 0.5), host.GetRequiredService<Model>().Predict(0.5, 0.5));
        Assert.Equal(3, host.GetRequiredService<TrainingSetup>().Seed);
        var catalogue = host.GetRequiredService<PluginCatalogue>();
        Assert.Contains(Path.Combine(folder, "plugins"), catalogue.Folders);
        Assert.Contains(Path.Combine(_folder, "plugins"), catalogue.Folders);
        Assert.Equal(!isModelFirst, catalogue.Plugins.Any(row => row.Name == typeof(OneContainerTests).Assembly.GetName().Name));
    }

    [Fact]
    public async Task Named_models_live_beside_each_other_and_beside_the_one_without_a_name()
    {
        var (first, one) = await TrainAsync("first", "Seed=1");
        var (second, two) = await TrainAsync("second", "Seed=2");
        var (third, three) = await TrainAsync("third", "Network:Layers:0:Units=7");
        var services = new ServiceCollection();
        services.AddFnnKitModel("first", first);
        services.AddFnnKitModel("second", second);
        services.AddFnnKitModel(third);
        services.AddSingleton<Takes>();
        await using var host = services.BuildServiceProvider();
        var takes = host.GetRequiredService<Takes>();
        Assert.Equal(one.Predict(0.5, 0.5), takes.First.Predict(0.5, 0.5));
        Assert.Equal(two.Predict(0.5, 0.5), takes.Second.Predict(new Point(0.5, 0.5)));
        Assert.Equal(three.Predict(0.5, 0.5), host.GetRequiredService<RecordPredictor<Point>>().Predict(new Point(0.5, 0.5)));
        Assert.NotEqual(one.Predict(0.5, 0.5), two.Predict(0.5, 0.5));
    }

    [Fact]
    public void What_cannot_be_told_apart_is_an_error()
    {
        var services = new ServiceCollection();
        services.AddFnnKitModel("a");
        Assert.Contains("AddFnnKitModel(\"name\", \"b\")", Assert.Throws<InvalidOperationException>(() => services.AddFnnKitModel("b")).Message, StringComparison.Ordinal);
        services.AddFnnKitModel("churn", "b");
        Assert.Contains("'churn'", Assert.Throws<InvalidOperationException>(() => services.AddFnnKitModel("churn", "c")).Message, StringComparison.Ordinal);
        services.AddFnnKit("a.json");
        Assert.Contains("Call it once", Assert.Throws<InvalidOperationException>(() => services.AddFnnKit("b.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_builder_that_comes_too_late_says_so()
    {
        var services = new ServiceCollection();
        var builder = services.AddFnnKitPlugins();
        await using var host = services.BuildServiceProvider();
        host.GetRequiredService<PluginCatalogue>();
        Assert.Contains("already loaded", Assert.Throws<InvalidOperationException>(() => builder.AddPluginFolder("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plugins_are_locked_as_the_builder_says_and_listed_where_they_are_only_looked_at()
    {
        string settings = Settings();
        File.WriteAllText(Path.Combine(_folder, PluginLock.FileName), "{}");
        var services = new ServiceCollection();
        services.AddFnnKit(settings).RequireLockedPlugins();
        await using var host = services.BuildServiceProvider();
        Assert.Contains("it is not in plugins.lock.json", Assert.Throws<PluginLockException>(() => host.GetRequiredService<ITrainer>()).Message, StringComparison.Ordinal);
        services = [];
        services.AddFnnKit(settings).RequireLockedPlugins().KeepRefusedPlugins();
        await using var looking = services.BuildServiceProvider();
        Assert.All(looking.GetRequiredService<PluginCatalogue>().Plugins, row => Assert.NotEqual(PluginState.Loaded, row.State));
    }

    [Fact]
    public async Task A_plugin_folder_that_does_not_exist_is_named()
    {
        var services = new ServiceCollection();
        services.AddFnnKit(Settings()).AddPluginFolder("nowhere");
        await using var host = services.BuildServiceProvider();
        Assert.Contains("'nowhere'", Assert.Throws<DirectoryNotFoundException>(() => host.GetRequiredService<ITrainer>()).Message, StringComparison.Ordinal);
    }
}
