using FnnKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var configuration = new ConfigurationBuilder()
    .SetBasePath(AppContext.BaseDirectory)
    .AddJsonFile("appsettings.json")
    .AddEnvironmentVariables("FNN_")
    .Build();

var services = new ServiceCollection();
services.AddFnnKit(configuration);
await using var provider = services.BuildServiceProvider();

var result = await provider.GetRequiredService<ITrainer>().TrainAsync();
Console.WriteLine($"test accuracy: {result.Test["accuracy"]:0.###}");

double[] flower = [6.1, 2.8, 4.7, 1.2];
double[] probabilities = result.Model.Predict(flower);
Console.WriteLine($"this is {result.Model.Classes[result.Model.ClassOf(probabilities)]}, to {probabilities.Max():P0}");
