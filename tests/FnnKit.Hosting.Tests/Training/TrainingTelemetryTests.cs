using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Hosting.Tests.Training;

public sealed class TrainingTelemetryTests
{
    private const string Moons = """
        { "FnnKit": {
            "Data": { "Loader": { "Type": "moons", "Samples": 64 } },
            "Network": { "Layers": [ { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy", "Optimizer": { "Type": "sgd", "LearningRate": 0.25 }, "Training": { "Epochs": 3, "BatchSize": 16 } } }
        """;

    private static ServiceProvider Host(string json)
    {
        var services = new ServiceCollection();
        services.AddFnnKit(() => Shipped.Parse(json));
        return services.BuildServiceProvider();
    }

    /// <summary>Trains as a child of an activity of the test, by which its own is told from those of other tests.</summary>
    private static async Task<Activity> TrainAsync(ServiceProvider host)
    {
        var ended = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TrainingTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var parent = new Activity("test").Start();
        await Record.ExceptionAsync(() => host.GetRequiredService<ITrainer>().TrainAsync());
        return Assert.Single(ended, activity => activity.TraceId == parent.TraceId);
    }

    [Fact]
    public async Task A_training_is_an_activity_with_its_size_and_its_end()
    {
        await using var host = Host(Moons);
        var activity = await TrainAsync(host);
        Assert.Equal(TrainingTelemetry.TrainingActivity, activity.OperationName);
        Assert.Equal(3, activity.GetTagItem("fnnkit.parameters"));
        Assert.Equal(12L, activity.GetTagItem("fnnkit.steps"));
        Assert.Equal("Completed", activity.GetTagItem("fnnkit.stop_reason"));
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
    }

    [Fact]
    public async Task The_activity_of_a_training_that_fails_says_why()
    {
        await using var host = Host(Moons.Replace("\"Samples\": 64", "\"Samples\": 64 }, \"Split\": { \"Folds\": 3 ", StringComparison.Ordinal));
        var activity = await TrainAsync(host);
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Contains("Folds", activity.StatusDescription, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_are_measurements()
    {
        var seen = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == TrainingTelemetry.Name)
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen[tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Value}"] = value);
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, before) => before + value));
        listener.Start();
        new TrainingTelemetry().Reported(new EpochReport
        {
            Epoch = 2,
            Step = 8,
            Values = new Dictionary<string, double> { ["a_loss_of_this_test"] = 0.5 },
            LearningRate = 0.25,
            SamplesPerSecond = 100,
        });
        Assert.Equal(0.5, seen["fnnkit.training.value a_loss_of_this_test"]);
        Assert.True(seen["fnnkit.training.steps"] >= 8);
        Assert.True(seen["fnnkit.training.epochs"] >= 2);
        Assert.True(seen.ContainsKey("fnnkit.training.learning_rate") && seen.ContainsKey("fnnkit.training.samples_per_second"));
    }
}
