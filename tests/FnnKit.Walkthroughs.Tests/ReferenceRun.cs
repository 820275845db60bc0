using System.Text.Json;
using FnnKit.Formats;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Walkthroughs.Tests;

/// <summary>A run that NumPy made, and the same run made from the configuration beside it.</summary>
internal sealed class ReferenceRun(string name)
{
    private string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Reference", name);

    /// <summary>The steps after which NumPy's weights are at hand.</summary>
    public int[] WeightsAfter => [.. Directory.GetFiles(Folder, "after*.npz").Select(path => int.Parse(Path.GetFileNameWithoutExtension(path)[5..], null)).Order()];

    public double Number(string key)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "run.json")));
        return json.RootElement.GetProperty(key).GetDouble();
    }

    public double[] Losses()
    {
        var array = NpyFile.Read(Path.Combine(Folder, "losses.npy"));
        double[] losses = new double[array.Count];
        array.CopyTo(losses);
        return losses;
    }

    public IReadOnlyDictionary<string, double[]> Arrays(string file) => Values(NpzFile.Read(Path.Combine(Folder, file)));

    /// <summary>Services for the configuration, as a host makes them.</summary>
    public ServiceProvider Host(params string[] sets)
    {
        var services = new ServiceCollection();
        services.AddFnnKit(() => SettingSources.Read(Folder, sets));
        return services.BuildServiceProvider();
    }

    public async Task<Recording> TrainAsync(params string[] sets)
    {
        var recording = new Recording(WeightsAfter);
        await using var host = Host(sets);
        var setup = host.GetRequiredService<TrainingSetup>();
        setup.Callbacks = [recording];
        var result = await new Trainer(setup, [recording]).TrainAsync();
        var data = await setup.Data.Loader!.LoadAsync(new DataRequest(new RandomStream(0, "data"), result.Model.Schema), default);
        return recording with { Model = result.Model, Final = result.Model.Evaluate(data, [], setup.Loss, setup.Metrics) };
    }

    public static IReadOnlyDictionary<string, double[]> Values(IEnumerable<KeyValuePair<string, NumericArray>> arrays)
        => arrays.ToDictionary(array => array.Key, array =>
        {
            double[] values = new double[array.Value.Count];
            array.Value.CopyTo(values);
            return values;
        });
}
