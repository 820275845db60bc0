using FnnKit.Optimizers;
using Moq;

namespace FnnKit.Tests.Training;

/// <summary>What happens between the gradient and the weights of the model.</summary>
public class UpdateTests
{
    private static TrainingSetup Setup(Action<TrainingOptions> change)
    {
        var setup = Some.Setup();
        setup.Precision = Precision.Float64;
        setup.Training.Epochs = 6;
        setup.Training.Sampler = new FnnKit.Data.Sequential();
        setup.Optimizer = new Adam { LearningRate = 0.05 };
        change(setup.Training);
        return setup;
    }

    private static async Task<(double[] Prediction, TrainingResult Result)> TrainAsync(Action<TrainingOptions> change)
    {
        var result = await new Trainer(Setup(change)).TrainAsync();
        return (result.Model.Predict(0.3, -0.4), result);
    }

    [Fact]
    public async Task Batches_of_a_step_move_weights_as_one_batch_of_their_size()
    {
        var (whole, one) = await TrainAsync(training => training.BatchSize = 6);
        var (summed, several) = await TrainAsync(training => (training.BatchSize, training.AccumulateBatches) = (2, 3));
        Assert.Equal((12, 12), (one.Steps, several.Steps));
        Assert.Equal(whole[0], summed[0], 1e-12);
        Assert.Equal(one.History[^1].Values["loss"], several.History[^1].Values["loss"], 1e-12);
        Assert.NotEqual(whole[0], (await TrainAsync(training => training.BatchSize = 2)).Prediction[0], 1e-6);
    }

    [Fact]
    public async Task Settings_that_change_nothing_change_no_bit()
    {
        var (plain, _) = await TrainAsync(_ => { });
        var (loose, _) = await TrainAsync(training =>
        {
            training.Clipping = new() { Value = 1e9, Norm = 1e9 };
            training.Regularization.MaxNorm = 1e9;
        });
        Assert.Equal(plain, loose);
    }

    [Fact]
    public async Task A_model_of_mean_weights_is_validated_and_saved_while_training_goes_on_from_the_last_ones()
    {
        var (_, plain) = await TrainAsync(_ => { });
        var (_, averaged) = await TrainAsync(training => training.Averaging = new() { Kind = AveragingKind.Stochastic, StartEpoch = 2 });
        Assert.Equal(plain.History.Select(report => report.Values["loss"]), averaged.History.Select(report => report.Values["loss"]));
        Assert.NotEqual(plain.Model.Predict(0.3, -0.4), averaged.Model.Predict(0.3, -0.4));
    }

    [Theory]
    [InlineData(typeof(AdamW))]
    [InlineData(typeof(Lamb))]
    [InlineData(typeof(Lbfgs))]
    public async Task Threads_change_no_bit_of_what_is_shaped_and_averaged(Type optimizer)
    {
        async Task<double[]> TrainAsync(int threads)
        {
            var setup = Some.Setup();
            setup.Optimizer = (IOptimizer)Activator.CreateInstance(optimizer)!;
            setup.Network.Layers = [new(new FnnKit.Layers.Dense { Units = 300 }), new(new FnnKit.Layers.Dense { Units = 300 }), .. setup.Network.Layers];
            setup.Training = new()
            {
                Steps = 4,
                BatchSize = 2,
                AccumulateBatches = 2,
                Threads = threads,
                Clipping = { Value = 0.5, Norm = 0.1 },
                Regularization = { L1 = 0.001, L2 = 0.01, WeightDecay = 0.1, MaxNorm = 1 },
                Averaging = { Kind = AveragingKind.Exponential, Decay = 0.5 },
            };
            return (await new Trainer(setup).TrainAsync()).Model.Predict(0.3, -0.4);
        }

        double[] alone = await TrainAsync(1);
        Assert.All(alone, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(alone, await TrainAsync(2));
        Assert.Equal(alone, await TrainAsync(5));
    }

    [Theory]
    [InlineData(AveragingKind.Exponential)]
    [InlineData(AveragingKind.Stochastic)]
    public async Task A_run_that_goes_on_from_a_checkpoint_has_the_same_mean_of_weights(AveragingKind kind)
    {
        string folder = Directory.CreateTempSubdirectory("fnnkit-average").FullName;
        try
        {
            void Change(TrainingOptions training)
            {
                training.Averaging = new() { Kind = kind, EverySteps = 2, Decay = 0.8 };
                training.AccumulateBatches = 2;
                training.BatchSize = 2;
            }

            var checkpoints = new CheckpointFolder(folder);
            var setup = Setup(Change);
            setup.Callbacks = [new FnnKit.Callbacks.Checkpointing { EverySteps = 5, Keep = 1 }];
            var whole = await new Trainer(setup, [new Writer(checkpoints, untilStep: 5)], store: Mock.Of<IRunStore>()).TrainAsync();
            var resumed = await new Trainer(setup, resumeFrom: checkpoints, store: Mock.Of<IRunStore>()).TrainAsync();
            Assert.Equal(whole.Model.Predict(0.3, -0.4), resumed.Model.Predict(0.3, -0.4));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Writer(CheckpointFolder folder, long untilStep) : ITrainingObserver
    {
        public void CheckpointSaved(Checkpoint checkpoint)
        {
            if (checkpoint.Step <= untilStep)
                folder.Write(checkpoint, 1);
        }
    }
}
