using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Hosting.Tests.Documents;

/// <summary>The code that the documents show for applications, run.</summary>
public sealed class ApplicationSnippets : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task An_application_trains_and_predicts()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(Shipped.Examples, "iris", "appsettings.json")).Build();

        var services = new ServiceCollection();
        services.AddFnnKit(configuration);                                // the section FnnKit of any IConfiguration
        await using var provider = services.BuildServiceProvider();

        var result = await provider.GetRequiredService<ITrainer>().TrainAsync();
        double[] probabilities = result.Model.Predict(6.1, 2.8, 4.7, 1.2);

        Assert.Equal(3, probabilities.Length);
        Use(result.Model);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Use(Model trained)
    {
        string path = Path.Combine(_folder.FullName, "model.safetensors");
        trained.Save(path);
        var services = new ServiceCollection();
        services.AddFnnKitModel(path);
        using var provider = services.BuildServiceProvider();
        double[] rows = [6.1, 2.8, 4.7, 1.2, 5.0, 3.4, 1.5, 0.2], outputs = new double[6];

        var model = provider.GetRequiredService<Model>();                 // any number of threads may use it at once
        double[] one = model.Predict(6.1, 2.8, 4.7, 1.2);
        model.Predict(rows, outputs);                                     // spans of many samples, double or float: no allocation

        var flowers = provider.GetRequiredService<RecordPredictor<Flower>>();
        string species = flowers.Classify(new Flower(6.1, 2.8, 4.7, 1.2));

        Assert.Equal(one, outputs[..3]);
        Assert.Contains(species, model.Classes);
    }

    /// <summary>The names of paths differ in the document.</summary>
    internal static IServiceCollection Named(IServiceCollection services)
    {
        services.AddFnnKitModel("runs/iris/model.safetensors");
        return services;
    }
}

public sealed record Flower(double SepalLength, double SepalWidth, double PetalLength, double PetalWidth);
