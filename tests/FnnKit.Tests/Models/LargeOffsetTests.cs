using FnnKit.Data;
using FnnKit.Layers;
using FnnKit.Metrics;
using FnnKit.Optimizers;

namespace FnnKit.Tests.Models;

/// <summary>Targets such as seconds since 1970 have more digits than single precision holds; none of them may be lost on the way back.</summary>
public sealed class LargeOffsetTests
{
    private const double Offset = 1.7e9;
    private const int Count = 64;

    private static TableDataSet Seconds()
    {
        double[] x = [.. Enumerable.Range(0, Count).Select(i => (double)i / Count)];
        return new(new DataSchema([new Column("x")], [new Column("y")]), x, [.. x.Select((value, i) => Offset + (30 * value) + (i % 3))]);
    }

    private static TrainingSetup Setup(params ITransform[] targetTransforms) => new()
    {
        Seed = 1,
        Data = { Loader = Some.Loader(Seconds()), TargetTransforms = targetTransforms },
        Network = { Layers = [new(new Dense { Units = 1 })] },
        Loss = new FnnKit.Losses.MeanSquaredError(),
        Optimizer = new Sgd { LearningRate = 0.1 },
        Training = { Epochs = 200 },
        Metrics = [new FnnKit.Metrics.MeanAbsoluteError(), new R2()],
    };

    [Fact]
    public async Task Metrics_of_transformed_targets_are_those_of_the_predictions()
    {
        var result = await new Trainer(Setup(new Standardize())).TrainAsync();
        var data = Seconds();
        double[] x = new double[Count], y = new double[Count];
        data.Read([.. Enumerable.Range(0, Count)], new(x, 1, Count), new(y, 1, Count));
        double error = Enumerable.Range(0, Count).Average(i => Math.Abs(result.Model.Predict(x[i])[0] - y[i]));
        var measured = result.Model.Evaluate(data, [], null, [new FnnKit.Metrics.MeanAbsoluteError(), new R2()]);
        Assert.Equal(error, measured["mean-absolute-error"], 1e-6);
        Assert.InRange(error, 0.1, 1);
        Assert.InRange(measured["r2"], 0.9, 0.999);
    }

    [Fact]
    public async Task Metrics_see_the_targets_of_the_data_although_the_network_cannot()
    {
        var setup = Setup();
        setup.Optimizer = new Sgd { LearningRate = 1e-30 };
        setup.Training.Epochs = 1;
        var model = (await new Trainer(setup).TrainAsync()).Model;
        double expected = Enumerable.Range(0, Count).Average(i => Offset + (30.0 * i / Count) + (i % 3) - model.Predict((double)i / Count)[0]);
        Assert.Equal(expected, model.Evaluate(Seconds(), [], null, [new FnnKit.Metrics.MeanAbsoluteError()])["mean-absolute-error"], 1e-3);
    }
}
