using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Optimizers;
using Moq;

namespace FnnKit.Tests.Training;

public class TrainerTests
{
    [Fact]
    public async Task A_network_learns_points_that_a_line_parts()
    {
        var setup = Some.Setup();
        setup.Training.Epochs = 100;
        var result = await new Trainer(setup).TrainAsync();
        Assert.Equal(StopReason.Completed, result.StopReason);
        Assert.Equal(200, result.Steps);
        Assert.Equal(1, result.History[^1].Values["accuracy"]);
        Assert.Equal(1, result.Model.ClassOf(result.Model.Predict(2, 2)));
        Assert.Equal(0, result.Model.ClassOf(result.Model.Predict(-2, -2)));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_weights_and_another_seed_gives_others()
    {
        async Task<double[]> Train(long seed)
        {
            var setup = Some.Setup();
            setup.Seed = seed;
            return (await new Trainer(setup).TrainAsync()).Model.Predict(0.3, -0.4);
        }

        Assert.Equal(await Train(1), await Train(1));
        Assert.NotEqual(await Train(1), await Train(2));
    }

    [Fact]
    public async Task A_batch_that_threads_share_gives_the_bits_of_one_thread()
    {
        async Task<double[]> Train(int threads)
        {
            var setup = Some.Setup(Some.Line(64));
            setup.Network.Layers = [new(new Dense { Units = 1100, Activation = new Gelu() }), new(new Dense { Units = 1050, Activation = new FnnKit.Activations.Tanh() }), new(new Dense { Units = 1 })];
            setup.Loss = new MeanSquaredError();
            setup.Metrics = [];
            setup.Training = new() { Steps = 3, Threads = threads };
            setup.Optimizer = new Sgd { LearningRate = 0.01 };
            return (await new Trainer(setup).TrainAsync()).Model.Predict(0.3);
        }

        double[] alone = await Train(1);
        Assert.Equal(alone, await Train(2));
        Assert.Equal(alone, await Train(3));
    }

    [Fact]
    public async Task A_mocked_sampler_decides_which_samples_each_step_sees()
    {
        var sampler = new Mock<ISampler>(MockBehavior.Strict);
        sampler.Setup(mock => mock.Plan(8, 4)).Returns(new SamplerPlan(6, 3));
        sampler.Setup(mock => mock.Fill(It.IsAny<long>(), 8, It.IsAny<RandomStream>(), It.IsAny<Memory<int>>()))
            .Callback((long epoch, int count, RandomStream random, Memory<int> order) => order.Span.Fill((int)epoch));
        var setup = Some.Setup();
        setup.Training.Sampler = sampler.Object;
        var result = await new Trainer(setup).TrainAsync();
        Assert.Equal(10, result.Steps);
        sampler.Verify(mock => mock.Fill(It.IsAny<long>(), 8, It.IsAny<RandomStream>(), It.IsAny<Memory<int>>()), Times.Exactly(5));
    }

    [Fact]
    public async Task A_sampler_that_draws_a_sample_that_is_not_there_is_named()
    {
        var sampler = new Mock<ISampler>();
        sampler.Setup(mock => mock.Plan(It.IsAny<int>(), It.IsAny<int?>())).Returns(new SamplerPlan(8, 4));
        sampler.Setup(mock => mock.Fill(It.IsAny<long>(), It.IsAny<int>(), It.IsAny<RandomStream>(), It.IsAny<Memory<int>>()))
            .Callback((long epoch, int count, RandomStream random, Memory<int> order) => order.Span.Fill(count));
        var setup = Some.Setup();
        setup.Training.Sampler = sampler.Object;
        var exception = await Assert.ThrowsAsync<SetupException>(() => new Trainer(setup).TrainAsync());
        Assert.Contains("drew sample 8, but the training part has the samples 0 to 7", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_end_a_run_in_the_middle_of_an_epoch_and_what_was_done_of_it_is_reported()
    {
        var setup = Some.Setup();
        setup.Training.Epochs = null;
        setup.Training.Steps = 5;
        var result = await new Trainer(setup).TrainAsync();
        Assert.Equal(5, result.Steps);
        Assert.Equal(3, result.Epochs);
        Assert.True(double.IsFinite(result.History[^1].Values["loss"]));
    }

    [Fact]
    public async Task Reports_come_after_the_first_epoch_every_so_many_and_after_the_last()
    {
        var setup = Some.Setup();
        setup.Training.Epochs = 25;
        setup.Training.ReportEvery = 10;
        var result = await new Trainer(setup).TrainAsync();
        Assert.Equal([1, 10, 20, 25], result.History.Select(report => report.Epoch));
    }

    [Fact]
    public async Task A_cancelled_run_ends_after_the_step_with_what_it_has()
    {
        using var source = new CancellationTokenSource();
        var run = new Mock<ICallbackRun>();
        run.Setup(mock => mock.After(It.Is<EpochReport>(report => report.Epoch == 2), It.IsAny<ICallbackHost>())).Callback(source.Cancel);
        var callback = new Mock<ICallback>();
        callback.Setup(mock => mock.Start()).Returns(run.Object);
        var setup = Some.Setup();
        setup.Training.Epochs = 1000;
        setup.Callbacks = [callback.Object];
        var result = await new Trainer(setup).TrainAsync(source.Token);
        Assert.Equal(StopReason.Cancelled, result.StopReason);
        Assert.Equal(2, result.Epochs);
        // Who saves the model as if nothing had happened is stopped.
        Assert.Contains("cancelled after step", Assert.Throws<OperationCanceledException>(() => result.Model).Message, StringComparison.Ordinal);
        Assert.Equal(2, result.UnfinishedModel.Predict(0.3, -0.4).Length);
        Assert.Contains("Cancelled", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loss_that_is_no_number_any_more_ends_the_run_with_what_to_do()
    {
        var setup = Some.Setup(Some.Line());
        setup.Network.Layers = [new(new FnnKit.Layers.Dense { Units = 1 })];
        setup.Loss = new FnnKit.Losses.MeanSquaredError();
        setup.Metrics = [];
        setup.Optimizer = new Sgd { LearningRate = 1e6 };
        setup.Training.Epochs = 100;
        var exception = await Assert.ThrowsAsync<TrainingException>(() => new Trainer(setup).TrainAsync());
        Assert.Contains("diverged", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Optimizer:LearningRate'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_parts_that_no_run_can_do_without_are_asked_for_by_name()
    {
        var setup = Some.Setup();
        setup.Loss = null;
        var exception = await Assert.ThrowsAsync<SetupException>(() => new Trainer(setup).TrainAsync());
        Assert.Contains("'Loss' is missing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_precisions_start_from_the_same_weights_and_stay_close()
    {
        var single = Some.Setup();
        var twice = Some.Setup();
        twice.Precision = Precision.Float64;
        double[] first = (await new Trainer(single).TrainAsync()).Model.Predict(1, 1), second = (await new Trainer(twice).TrainAsync()).Model.Predict(1, 1);
        Assert.Equal(first[0], second[0], 1e-5);
        Assert.NotEqual(first[0], second[0]);
    }
}
