using FnnKit.Callbacks;
using FnnKit.Data;
using FnnKit.Layers;
using Moq;

namespace FnnKit.Tests.Training;

/// <summary>Averaged weights are used with statistics that were computed for them, not with those of the last step.</summary>
public sealed class AveragedStatisticsTests : IDisposable
{
    private const int Units = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(AveragingKind.Stochastic, 4, 1, null)]
    [InlineData(AveragingKind.Exponential, 4, 1, null)]
    [InlineData(AveragingKind.Stochastic, 2, 2, null)]
    [InlineData(AveragingKind.Stochastic, 4, 1, 9L)]
    [InlineData(AveragingKind.Exponential, null, 1, null)]
    public async Task They_are_the_mean_over_the_batches_of_an_epoch(AveragingKind kind, int? batch, int accumulated, long? steps)
    {
        var setup = Setup(kind, batch, accumulated);
        setup.Training.Steps = steps;
        var result = await new Trainer(setup).TrainAsync();
        var (mean, variance) = Expected(result.Model, batch ?? 8);
        Assert.All(mean.Zip(Numbers(result.Model, "batch-norm1.running_mean")), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.All(variance.Zip(Numbers(result.Model, "batch-norm1.running_var")), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public async Task Training_goes_on_with_its_own_statistics()
    {
        var plain = await new Trainer(Setup(AveragingKind.None, 4, 1)).TrainAsync();
        var averaged = await new Trainer(Setup(AveragingKind.Stochastic, 4, 1)).TrainAsync();
        Assert.Equal(plain.History.Select(report => report.Values["loss"]), averaged.History.Select(report => report.Values["loss"]));
        Assert.NotEqual(Numbers(plain.Model, "batch-norm1.running_mean"), Numbers(averaged.Model, "batch-norm1.running_mean"));
    }

    [Fact]
    public async Task Weights_that_a_callback_keeps_have_theirs()
    {
        var setup = Setup(AveragingKind.Exponential, 4, 1);
        setup.Callbacks = [new EarlyStopping { Metric = "loss", Patience = 100 }];
        var result = await new Trainer(setup).TrainAsync();
        Assert.All(Expected(result.Model, 4).Mean.Zip(Numbers(result.Model, "batch-norm1.running_mean")), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public async Task A_run_that_is_resumed_has_the_same_bits()
    {
        var setup = Setup(AveragingKind.Exponential, 2, 1);
        setup.Training.Sampler = null;
        setup.Callbacks = [new Checkpointing { EverySteps = 7, Keep = 100 }];
        var checkpoints = new CheckpointFolder(_folder);
        var store = new Mock<IRunStore>();
        store.Setup(mock => mock.SaveCheckpoint(It.Is<Checkpoint>(one => one.Step <= 14))).Callback<Checkpoint>(one => checkpoints.Write(one, 100));
        var whole = await new Trainer(setup, store: store.Object).TrainAsync();
        var resumed = await new Trainer(setup, resumeFrom: checkpoints, store: Mock.Of<IRunStore>()).TrainAsync();
        Assert.Equal(Numbers(whole.Model, "batch-norm1.running_var"), Numbers(resumed.Model, "batch-norm1.running_var"));
        Assert.Equal(whole.Model.Predict(0.3, -0.4), resumed.Model.Predict(0.3, -0.4));
    }

    private static TrainingSetup Setup(AveragingKind kind, int? batch, int accumulated)
    {
        var setup = Some.Setup();
        setup.Precision = Precision.Float64;
        setup.Network.Layers = [new(new Dense { Units = Units }), new(new BatchNorm { Momentum = 0.3 }), setup.Network.Layers[1]];
        setup.Training = new()
        {
            Epochs = 6,
            BatchSize = batch,
            AccumulateBatches = accumulated,
            Sampler = new Sequential(),
            Averaging = new() { Kind = kind, Decay = 0.7, StartEpoch = kind == AveragingKind.None ? 0 : 1 },
        };
        return setup;
    }

    private static (double[] Mean, double[] Variance) Expected(Model model, int batch)
    {
        double[] weight = Numbers(model, "dense1.weight"), bias = Numbers(model, "dense1.bias"), mean = new double[Units], variance = new double[Units];
        double[] rows = new double[16];
        var data = Some.Points();
        data.Read([.. Enumerable.Range(0, 8)], new Matrix<double>(rows, 2, 8), default);
        for (int unit = 0; unit < Units; unit++)
        {
            double[] outputs = [.. Enumerable.Range(0, 8).Select(i => (weight[2 * unit] * rows[i]) + (weight[(2 * unit) + 1] * rows[8 + i]) + bias[unit])];
            double[][] batches = [.. outputs.Chunk(batch)];
            mean[unit] = batches.Average(values => values.Average());
            variance[unit] = batches.Average(values => values.Sum(value => (value - values.Average()) * (value - values.Average())) / (values.Length - 1));
        }

        return (mean, variance);
    }

    private static double[] Numbers(Model model, string name)
    {
        var array = model.Tensors().Single(tensor => tensor.Key == name).Value;
        double[] values = new double[array.Count];
        array.CopyTo(values);
        return values;
    }
}
