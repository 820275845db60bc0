using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FnnKit.Serving.Tests;

/// <summary>Models that are exchanged while they are used, and versions side by side.</summary>
public sealed class ReloadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-reload").FullName;
    private readonly ServeMetrics _metrics = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddFnnKitPlugins().Services.BuildServiceProvider();

    private string File => Path.Combine(_folder, "model.safetensors");

    public void Dispose()
    {
        _metrics.Dispose();
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_new_file_is_taken_and_a_bad_one_is_not()
    {
        Put(TrainedModels.Customers);
        using var models = Create(new ServedModelOptions { Name = "churn", Path = _folder });
        var version = models.Find("churn").Find(null);
        var first = version.Current;
        Put(TrainedModels.OtherCustomers);
        Assert.True(await version.ReloadAsync(default));
        Assert.NotEqual(first.Digest, version.Current.Digest);
        var second = version.Current;
        byte[] half = System.IO.File.ReadAllBytes(TrainedModels.Customers)[..900];
        System.IO.File.WriteAllBytes(File, half);
        Assert.False(await version.ReloadAsync(default));
        Assert.Same(second, version.Current);
        Assert.Contains("model.safetensors", version.Problem, StringComparison.Ordinal);
        // The old one was read into memory of its own, so that writing over its file did not change it.
        Assert.Equal(0, second.Model.Notes.TestVectors!.LargestDifference(second.Model));
        Put(TrainedModels.Customers);
        Assert.True(await version.ReloadAsync(default));
        Assert.Equal(first.Digest, version.Current.Digest);
        Assert.Null(version.Problem);
    }

    [Fact]
    public async Task A_file_whose_test_vectors_do_not_come_out_is_not_taken()
    {
        Put(TrainedModels.Customers);
        using var models = Create(new ServedModelOptions { Name = "churn", Path = File });
        var version = models.Find("churn").Find(null);
        var model = Model.Load(TrainedModels.OtherCustomers, _services.GetRequiredService<IPartSource>());
        var vectors = model.Notes.TestVectors!;
        typeof(Model).GetProperty(nameof(Model.Notes))!.SetValue(model, model.Notes with { TestVectors = vectors with { Outputs = [.. vectors.Outputs.Select(row => row.Select(value => value + 1e-7).ToArray())] } });
        model.Save(File);
        Assert.False(await version.ReloadAsync(default));
        Assert.Contains("test vectors give other outputs", version.Problem, StringComparison.Ordinal);
        var error = Assert.Throws<ModelException>(() => Create(new ServedModelOptions { Name = "churn", Path = File }));
        Assert.Contains("test vectors give other outputs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_taken_once_it_has_stopped_changing()
    {
        Put(TrainedModels.Customers);
        using var models = Create(new ServedModelOptions { Name = "churn", Path = File });
        var version = models.Find("churn").Find(null);
        string first = version.Current.Digest;
        await version.LookAsync(default);
        Put(TrainedModels.OtherCustomers);
        System.IO.File.SetLastWriteTimeUtc(File, new DateTime(2030, 1, 1));
        await version.LookAsync(default);
        Assert.Equal(first, version.Current.Digest);
        await version.LookAsync(default);
        Assert.NotEqual(first, version.Current.Digest);
        System.IO.File.Delete(File);
        await version.LookAsync(default);
        await version.LookAsync(default);
        Assert.NotNull(version.Problem);
    }

    [Fact]
    public async Task Fifty_exchanges_under_load_fail_no_request_and_each_answer_is_of_one_model()
    {
        Put(TrainedModels.Customers);
        using var models = Create(new ServedModelOptions { Name = "churn", Path = File });
        var version = models.Find("churn").Find(null);
        var parts = _services.GetRequiredService<IPartSource>();
        var sample = Model.Load(TrainedModels.Customers, parts).Notes.TestVectors!.Features[0];
        double[][] expected = [Model.Load(TrainedModels.Customers, parts).Predict(sample), Model.Load(TrainedModels.OtherCustomers, parts).Predict(sample)];
        using var stop = new CancellationTokenSource();
        var wrong = new ConcurrentBag<string>();
        var seen = new ConcurrentDictionary<string, int>();
        Task[] clients = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var loaded = version.Current;
                double[] outputs = await loaded.PredictAsync(sample, 1, default);
                if (!expected.Any(known => known.SequenceEqual(outputs)))
                    wrong.Add(string.Join(',', outputs));
                seen.AddOrUpdate(loaded.Digest, 1, (_, count) => count + 1);
                await Task.Yield();
            }
        }))];
        for (int i = 0; i < 50; i++)
        {
            Put(i % 2 == 0 ? TrainedModels.OtherCustomers : TrainedModels.Customers);
            Assert.True(await version.ReloadAsync(default), version.Problem);
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);
        Assert.Empty(wrong);
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void Shares_hold_from_the_first_requests_on()
    {
        using var models = Create(
            new ServedModelOptions { Name = "churn", Version = "1", Path = TrainedModels.Customers },
            new ServedModelOptions { Name = "churn", Version = "2", Path = TrainedModels.OtherCustomers, Share = 0.1 });
        var model = models.Find("churn");
        int second = Enumerable.Range(0, 1000).Count(_ => model.Next().Options.Version == "2");
        Assert.InRange(second, 95, 105);
        Assert.Equal("2", model.Find("2").Options.Version);
    }

    [Fact]
    public void Models_of_one_name_and_shares_that_do_not_add_up_are_refused()
    {
        var one = new ServedModelOptions { Name = "churn", Path = TrainedModels.Customers };
        Assert.Contains("two models named 'churn'", Assert.Throws<ModelException>(() => Create(one, one with { Path = TrainedModels.OtherCustomers })).Message, StringComparison.Ordinal);
        Assert.Contains("add up to 1.3", Assert.Throws<ModelException>(() => Create(one with { Share = 0.5 }, one with { Version = "2", Share = 0.8 })).Message, StringComparison.Ordinal);
        Assert.Contains("add up to 0.5", Assert.Throws<ModelException>(() => Create(one with { Share = 0.5 })).Message, StringComparison.Ordinal);
        Assert.Contains("There is no model to serve", Assert.Throws<ModelException>(() => Create()).Message, StringComparison.Ordinal);
        Assert.Contains("There is no model 'nowhere'", Assert.Throws<ModelException>(() => Create(one with { Path = "nowhere" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_whose_plugin_is_missing_is_refused_with_its_name()
    {
        var error = Assert.Throws<MissingPluginException>(() => new ServedModels(
            new ServeOptions { Models = [new() { Name = "churn", Path = TrainedModels.Customers }] }, new PartAssemblies(), _metrics, NullLogger<ServedModels>.Instance));
        Assert.Contains("FnnKit.Layers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_why_the_old_model_stays()
    {
        Put(TrainedModels.Customers);
        await using var app = await ServedApp.WithModelsAsync([("churn", File)], ("ReloadSeconds", "0.02"));
        System.IO.File.WriteAllText(File, "not a model");
        string text = "";
        for (int i = 0; i < 1000 && !text.Contains("not", StringComparison.Ordinal); i++)
        {
            await Task.Delay(20);
            text = (string?)(await app.Get("/health/ready"))["models"]![0]!["problem"] ?? "";
        }

        Assert.Contains("model.safetensors", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Post("/models/churn/predict", """{"age":40,"plan":"plus","since":"2019-05-12","visits":7}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/v2/health/ready")).StatusCode);
    }

    private void Put(string model)
    {
        System.IO.File.Copy(model, File + ".new", overwrite: true);
        System.IO.File.Move(File + ".new", File, overwrite: true);
    }

    private ServedModels Create(params ServedModelOptions[] models)
        => new(new ServeOptions { Models = models }, _services.GetRequiredService<IPartSource>(), _metrics, NullLogger<ServedModels>.Instance);
}
