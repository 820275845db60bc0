using Moq;

namespace FnnKit.Tests.Training;

public class CallbackTests
{
    private static Mock<ICallback> Callback(Action<EpochReport, ICallbackHost> after) => Callback(Run(after).Object);

    private static Mock<ICallback> Callback(ICallbackRun run)
    {
        var callback = new Mock<ICallback>();
        callback.Setup(mock => mock.Start()).Returns(run);
        return callback;
    }

    private static Mock<ICallbackRun> Run(Action<EpochReport, ICallbackHost> after)
    {
        var run = new Mock<ICallbackRun>();
        run.Setup(mock => mock.After(It.IsAny<EpochReport>(), It.IsAny<ICallbackHost>())).Callback(after);
        return run;
    }

    private static Task<TrainingResult> TrainAsync(ICallback callback, ITrainingObserver? observer = null)
    {
        var setup = Some.Setup();
        setup.Callbacks = [callback];
        return new Trainer(setup, observer is null ? [] : [observer]).TrainAsync();
    }

    [Fact]
    public async Task A_callback_that_throws_is_reported_once_and_the_run_goes_on()
    {
        var run = Run((_, _) => throw new InvalidOperationException("no luck"));
        var failing = Callback(run.Object);
        var observer = new Mock<ITrainingObserver>();
        var result = await TrainAsync(failing.Object, observer.Object);
        Assert.Equal(StopReason.Completed, result.StopReason);
        Assert.Equal(5, result.Epochs);
        observer.Verify(mock => mock.CallbackFailed(failing.Object, It.Is<Exception>(exception => exception.Message == "no luck")), Times.Once);
        run.Verify(mock => mock.After(It.IsAny<EpochReport>(), It.IsAny<ICallbackHost>()), Times.Once);
    }

    [Fact]
    public async Task A_callback_that_cannot_start_is_reported_once_and_the_run_goes_on()
    {
        var failing = new Mock<ICallback>();
        failing.Setup(mock => mock.Start()).Throws(new InvalidOperationException("no luck"));
        var observer = new Mock<ITrainingObserver>();
        Assert.Equal(StopReason.Completed, (await TrainAsync(failing.Object, observer.Object)).StopReason);
        observer.Verify(mock => mock.CallbackFailed(failing.Object, It.IsAny<Exception>()), Times.Once);
    }

    [Fact]
    public async Task A_callback_that_cannot_save_its_state_is_reported_once_and_the_checkpoint_is_saved()
    {
        var run = Run((_, host) => host.SaveCheckpoint());
        run.Setup(mock => mock.Save()).Throws(new InvalidOperationException("no luck"));
        var failing = Callback(run.Object);
        var observer = new Mock<ITrainingObserver>();
        int tensors = 0;
        observer.Setup(mock => mock.CheckpointSaved(It.IsAny<Checkpoint>())).Callback((Checkpoint checkpoint) => tensors += checkpoint.Tensors().Count);
        Assert.Equal(StopReason.Completed, (await TrainAsync(failing.Object, observer.Object)).StopReason);
        Assert.True(tensors > 0);
        observer.Verify(mock => mock.CallbackFailed(failing.Object, It.IsAny<Exception>()), Times.Once);
        run.Verify(mock => mock.After(It.IsAny<EpochReport>(), It.IsAny<ICallbackHost>()), Times.Once);
    }

    [Fact]
    public async Task A_call_that_throws_has_no_effect()
    {
        var observer = new Mock<ITrainingObserver>();
        var failing = Callback((_, host) =>
        {
            host.Write("half\n");
            host.ScaleLearningRate(0.5);
            host.KeepWeights();
            host.Stop("enough");
            throw new InvalidOperationException("no luck");
        });
        var result = await TrainAsync(failing.Object, observer.Object);
        Assert.Equal((StopReason.Completed, result.Steps), (result.StopReason, result.WeightsOfStep));
        Assert.All(result.History, report => Assert.Equal(0.1, report.LearningRate));
        observer.Verify(mock => mock.MessageWritten(It.IsAny<ICallback>(), It.IsAny<string>()), Times.Never);
    }

    [Fact]
    public async Task A_callback_that_stops_the_run_is_named_with_its_reason()
    {
        var result = await TrainAsync(Callback((report, host) =>
        {
            if (report.Epoch == 3)
                host.Stop("three epochs are enough");
        }).Object);
        Assert.Equal(StopReason.StoppedByCallback, result.StopReason);
        Assert.Equal(3, result.Epochs);
        Assert.NotNull(result.StoppedBy);
        Assert.Equal("three epochs are enough", result.StopMessage);
    }

    [Fact]
    public async Task The_weights_that_a_callback_keeps_are_those_of_the_model()
    {
        var kept = await TrainAsync(Callback((report, host) =>
        {
            if (report.Epoch == 2)
                host.KeepWeights();
        }).Object);
        var two = Some.Setup();
        two.Training.Epochs = 2;
        var ended = await new Trainer(two).TrainAsync();
        Assert.Equal(4, kept.WeightsOfStep);
        Assert.Equal(ended.Model.Predict(0.5, 0.5), kept.Model.Predict(0.5, 0.5));
    }

    [Fact]
    public async Task Each_training_starts_a_run_of_its_own()
    {
        var counts = new List<int>();
        var counting = new Mock<ICallback>();
        counting.Setup(mock => mock.Start()).Returns(() =>
        {
            int count = 0;
            return Run((_, _) => counts.Add(++count)).Object;
        });
        await TrainAsync(counting.Object);
        await TrainAsync(counting.Object);
        Assert.Equal([1, 2, 3, 4, 5, 1, 2, 3, 4, 5], counts);
    }

    [Fact]
    public async Task A_callback_is_called_after_the_steps_it_asks_for_with_the_loss_of_the_step()
    {
        var losses = new List<(long Step, double Loss)>();
        var run = new Mock<ICallbackRun>();
        run.Setup(mock => mock.After(It.IsAny<StepReport>(), It.IsAny<ICallbackHost>())).Callback((StepReport report, ICallbackHost _) => losses.Add((report.Step, report.Loss)));
        var stepping = Callback(run.Object);
        stepping.Setup(mock => mock.EverySteps).Returns(3);
        var setup = Some.Setup();
        setup.Training.ReportEvery = 100;
        setup.Callbacks = [stepping.Object];
        await new Trainer(setup).TrainAsync();
        Assert.Equal([3, 6, 9], losses.Select(loss => loss.Step));
        Assert.All(losses, loss => Assert.True(double.IsFinite(loss.Loss)));
    }

    [Fact]
    public async Task A_callback_is_called_after_the_epochs_it_asks_for_and_after_reported_ones()
    {
        var epochs = new List<(long Epoch, bool IsReported)>();
        var asking = Callback((report, _) => epochs.Add((report.Epoch, report.IsReported)));
        asking.Setup(mock => mock.EveryEpochs).Returns(2);
        var setup = Some.Setup();
        setup.Training.ReportEvery = 100;
        setup.Callbacks = [asking.Object];
        await new Trainer(setup).TrainAsync();
        Assert.Equal([(1, true), (2, false), (4, false), (5, true)], epochs);
    }

    [Fact]
    public async Task A_checkpoint_that_a_callback_requests_reaches_the_observers()
    {
        var observer = new Mock<ITrainingObserver>();
        await TrainAsync(Callback((report, host) =>
        {
            if (report.Epoch == 2)
                host.SaveCheckpoint();
        }).Object, observer.Object);
        observer.Verify(mock => mock.CheckpointSaved(It.Is<Checkpoint>(checkpoint => checkpoint.Epoch == 2 && checkpoint.Step == 4)), Times.Once);
    }

    [Fact]
    public async Task Factors_for_the_learning_rate_accumulate_from_the_next_step_on()
    {
        var result = await TrainAsync(Callback((report, host) =>
        {
            if (report.Epoch is 2 or 4)
                host.ScaleLearningRate(0.5);
        }).Object);
        Assert.Equal([0.1, 0.1, 0.05, 0.05, 0.025], result.History.Select(report => report.LearningRate));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_factor_for_the_learning_rate_that_cannot_be_used_is_an_error_of_the_callback(double factor)
    {
        var observer = new Mock<ITrainingObserver>();
        var result = await TrainAsync(Callback((_, host) => host.ScaleLearningRate(factor)).Object, observer.Object);
        Assert.All(result.History, report => Assert.Equal(0.1, report.LearningRate));
        observer.Verify(mock => mock.CallbackFailed(It.IsAny<ICallback>(), It.IsAny<ArgumentOutOfRangeException>()), Times.Once);
    }

    [Fact]
    public async Task A_callback_that_fails_the_run_is_named_with_its_reason()
    {
        var failing = Callback((report, host) =>
        {
            if (report.Epoch == 2)
                host.Fail("the weights are too large");
        });
        var exception = await Assert.ThrowsAsync<TrainingException>(() => TrainAsync(failing.Object));
        Assert.Contains("ended the training as failed after step 4: the weights are too large.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_callback_writes_reaches_the_observers()
    {
        var writing = Callback((report, host) => host.Write($"{report.Epoch}\n"));
        var written = new List<string>();
        var observer = new Mock<ITrainingObserver>();
        observer.Setup(mock => mock.MessageWritten(writing.Object, It.IsAny<string>())).Callback((ICallback _, string text) => written.Add(text));
        await TrainAsync(writing.Object, observer.Object);
        Assert.Equal(["1\n", "2\n", "3\n", "4\n", "5\n"], written);
    }

    [Fact]
    public async Task A_loss_that_is_not_finite_is_found_in_its_step()
    {
        var setup = Some.Setup();
        setup.Optimizer = new FnnKit.Optimizers.Sgd { LearningRate = 1e300 };
        setup.Callbacks = [new FnnKit.Callbacks.TerminateOnNaN()];
        setup.Loss = new FnnKit.Losses.MeanSquaredError();
        setup.Network.Layers = [new(new FnnKit.Layers.Dense { Units = 2 })];
        var exception = await Assert.ThrowsAsync<TrainingException>(() => new Trainer(setup).TrainAsync());
        Assert.Contains("the loss of step 2 is NaN", exception.Message, StringComparison.Ordinal);
    }
}
