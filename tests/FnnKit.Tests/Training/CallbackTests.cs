using Moq;

namespace FnnKit.Tests.Training;

public class CallbackTests
{
    private static Mock<ICallback> Callback(Func<EpochReport, CallbackResult> verdict)
    {
        var callback = new Mock<ICallback>();
        callback.Setup(mock => mock.OnEpoch(It.IsAny<EpochReport>(), It.IsAny<Memory<double>>())).Returns((EpochReport report, Memory<double> _) => verdict(report));
        return callback;
    }

    [Fact]
    public async Task A_callback_that_throws_is_reported_once_and_the_run_goes_on()
    {
        var failing = Callback(_ => throw new InvalidOperationException("no luck"));
        var observer = new Mock<ITrainingObserver>();
        var setup = Some.Setup();
        setup.Callbacks = [failing.Object];
        var result = await new Trainer(setup, [observer.Object]).TrainAsync();
        Assert.Equal(StopReason.Completed, result.StopReason);
        Assert.Equal(5, result.Epochs);
        observer.Verify(mock => mock.CallbackFailed(failing.Object, It.Is<Exception>(exception => exception.Message == "no luck")), Times.Once);
        failing.Verify(mock => mock.OnEpoch(It.IsAny<EpochReport>(), It.IsAny<Memory<double>>()), Times.Once);
    }

    [Fact]
    public async Task A_callback_that_says_stop_stops_the_run()
    {
        var stopping = Callback(report => report.Epoch == 3 ? CallbackResult.Stop : CallbackResult.Continue);
        var setup = Some.Setup();
        setup.Callbacks = [stopping.Object];
        var result = await new Trainer(setup).TrainAsync();
        Assert.Equal(StopReason.StoppedByCallback, result.StopReason);
        Assert.Equal(3, result.Epochs);
        Assert.NotNull(result.StoppedBy);
    }

    [Fact]
    public async Task The_weights_that_a_callback_keeps_are_those_of_the_model()
    {
        var setup = Some.Setup();
        setup.Callbacks = [Callback(report => report.Epoch == 2 ? CallbackResult.KeepWeights : CallbackResult.Continue).Object];
        var kept = await new Trainer(setup).TrainAsync();
        var two = Some.Setup();
        two.Training.Epochs = 2;
        var ended = await new Trainer(two).TrainAsync();
        Assert.Equal(4, kept.WeightsOfStep);
        Assert.Equal(ended.Model.Predict(0.5, 0.5), kept.Model.Predict(0.5, 0.5));
    }

    [Fact]
    public async Task A_callback_remembers_in_numbers_that_the_host_keeps()
    {
        var counting = new Mock<ICallback>();
        counting.Setup(mock => mock.StateSize).Returns(1);
        var seen = new List<double>();
        counting.Setup(mock => mock.OnEpoch(It.IsAny<EpochReport>(), It.IsAny<Memory<double>>())).Returns((EpochReport _, Memory<double> state) =>
        {
            seen.Add(state.Span[0]++);
            return CallbackResult.Continue;
        });
        var setup = Some.Setup();
        setup.Callbacks = [counting.Object];
        await new Trainer(setup).TrainAsync();
        Assert.Equal([0, 1, 2, 3, 4], seen);
    }

    [Fact]
    public async Task A_callback_is_asked_after_the_steps_it_wants_with_the_loss_of_the_step()
    {
        var stepping = Callback(_ => CallbackResult.Continue);
        stepping.Setup(mock => mock.EverySteps).Returns(3);
        var losses = new List<(long Step, double Loss)>();
        stepping.Setup(mock => mock.OnStep(It.IsAny<StepReport>(), It.IsAny<Memory<double>>())).Returns((StepReport report, Memory<double> _) =>
        {
            losses.Add((report.Step, report.Loss));
            return CallbackResult.Continue;
        });
        var setup = Some.Setup();
        setup.Training.ReportEvery = 100;
        setup.Callbacks = [stepping.Object];
        await new Trainer(setup).TrainAsync();
        Assert.Equal([3, 6, 9], losses.Select(loss => loss.Step));
        Assert.All(losses, loss => Assert.True(double.IsFinite(loss.Loss)));
    }

    [Fact]
    public async Task A_checkpoint_that_a_callback_asks_for_reaches_the_observers()
    {
        var observer = new Mock<ITrainingObserver>();
        var setup = Some.Setup();
        setup.Callbacks = [Callback(report => report.Epoch == 2 ? CallbackResult.SaveCheckpoint : CallbackResult.Continue).Object];
        await new Trainer(setup, [observer.Object]).TrainAsync();
        observer.Verify(mock => mock.CheckpointDue(It.Is<Checkpoint>(checkpoint => checkpoint.Epoch == 2 && checkpoint.Step == 4)), Times.Once);
    }

    [Fact]
    public async Task The_learning_rate_is_what_the_schedule_gives_times_what_callbacks_say()
    {
        var setup = Some.Setup();
        setup.Callbacks = [new Halving()];
        var result = await new Trainer(setup).TrainAsync();
        Assert.Equal([0.1, 0.1, 0.05, 0.05, 0.05], result.History.Select(report => report.LearningRate));
    }

    [Fact]
    public async Task A_callback_that_says_fail_fails_the_run()
    {
        var setup = Some.Setup();
        setup.Callbacks = [Callback(report => report.Epoch == 2 ? CallbackResult.Fail : CallbackResult.Continue).Object];
        var exception = await Assert.ThrowsAsync<TrainingException>(() => new Trainer(setup).TrainAsync());
        Assert.Contains("ended the training as failed after step 4", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_callback_says_reaches_the_observers()
    {
        var saying = Callback(_ => CallbackResult.Continue);
        saying.Setup(mock => mock.Say(It.IsAny<EpochReport>(), It.IsAny<Memory<double>>())).Returns((EpochReport report, Memory<double> _) => $"{report.Epoch}\n");
        var said = new List<string>();
        var observer = new Mock<ITrainingObserver>();
        observer.Setup(mock => mock.Said(saying.Object, It.IsAny<string>())).Callback((ICallback _, string text) => said.Add(text));
        var setup = Some.Setup();
        setup.Callbacks = [saying.Object];
        await new Trainer(setup, [observer.Object]).TrainAsync();
        Assert.Equal(["1\n", "2\n", "3\n", "4\n", "5\n"], said);
    }

    [Fact]
    public async Task A_loss_that_is_no_number_is_found_in_its_step()
    {
        var setup = Some.Setup();
        setup.Optimizer = new FnnKit.Optimizers.Sgd { LearningRate = 1e300 };
        setup.Callbacks = [new FnnKit.Callbacks.TerminateOnNaN()];
        setup.Loss = new FnnKit.Losses.MeanSquaredError();
        setup.Network.Layers = [new(new FnnKit.Layers.Dense { Units = 2 })];
        var exception = await Assert.ThrowsAsync<TrainingException>(() => new Trainer(setup).TrainAsync());
        Assert.Contains("the loss of step 2 is NaN", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Halves the learning rate from the third epoch on.</summary>
    private sealed class Halving : ICallback
    {
        public int StateSize => 1;

        public CallbackResult OnEpoch(EpochReport report, Memory<double> state)
        {
            state.Span[0] = report.Epoch;
            return CallbackResult.Continue;
        }

        public double? LearningRateFactor(ReadOnlyMemory<double> state) => state.Span[0] >= 2 ? 0.5 : null;
    }
}
