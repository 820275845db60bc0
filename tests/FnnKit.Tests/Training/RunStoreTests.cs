using FnnKit.Callbacks;
using Moq;

namespace FnnKit.Tests.Training;

public sealed class RunStoreTests
{
    [Fact]
    public async Task A_callback_that_saves_checkpoints_needs_a_store()
    {
        var setup = Some.Setup();
        setup.Callbacks = [new Checkpointing()];
        var exception = await Assert.ThrowsAsync<SetupException>(() => new Trainer(setup).TrainAsync());
        Assert.Contains("'checkpoint' saves checkpoints, but nothing stores this run", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_that_writes_a_log_needs_a_store()
    {
        var setup = Some.Setup();
        setup.Callbacks = [new CsvLog()];
        var exception = await Assert.ThrowsAsync<SetupException>(() => new Trainer(setup).TrainAsync());
        Assert.Contains("but nothing stores this run", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_gets_the_run_from_start_to_end()
    {
        var setup = Some.Setup();
        setup.Callbacks = [new Checkpointing { Every = 2 }, new CsvLog()];
        var store = new Mock<IRunStore>();
        var result = await new Trainer(setup, store: store.Object).TrainAsync();
        store.Verify(mock => mock.Start(It.IsAny<TrainingStart>()), Times.Once);
        store.Verify(mock => mock.SaveReport(It.IsAny<EpochReport>()), Times.Exactly(5));
        store.Verify(mock => mock.SaveCheckpoint(It.IsAny<Checkpoint>()), Times.Exactly(2));
        store.Verify(mock => mock.WriteLog(setup.Callbacks[1], It.IsAny<string>()), Times.AtLeast(5));
        store.Verify(mock => mock.Finish(result), Times.Once);
        store.Verify(mock => mock.Fail(It.IsAny<Exception>()), Times.Never);
    }

    [Fact]
    public async Task A_store_that_fails_ends_the_training()
    {
        var store = new Mock<IRunStore>();
        store.Setup(mock => mock.SaveReport(It.IsAny<EpochReport>())).Throws(new IOException("the disk is full"));
        await Assert.ThrowsAsync<IOException>(() => new Trainer(Some.Setup(), store: store.Object).TrainAsync());
        store.Verify(mock => mock.Fail(It.IsAny<IOException>()), Times.Once);
        store.Verify(mock => mock.Finish(It.IsAny<TrainingResult>()), Times.Never);
    }

    [Fact]
    public async Task An_observer_that_throws_is_reported_once_and_the_training_continues()
    {
        var failing = new Mock<ITrainingObserver>();
        failing.Setup(mock => mock.Reported(It.IsAny<EpochReport>())).Throws(new InvalidOperationException("no luck"));
        var other = new Mock<ITrainingObserver>();
        var result = await new Trainer(Some.Setup(), [failing.Object, other.Object]).TrainAsync();
        Assert.Equal(StopReason.Completed, result.StopReason);
        failing.Verify(mock => mock.Reported(It.IsAny<EpochReport>()), Times.Once);
        other.Verify(mock => mock.ObserverFailed(failing.Object, It.Is<Exception>(exception => exception.Message == "no luck")), Times.Once);
        other.Verify(mock => mock.Reported(It.IsAny<EpochReport>()), Times.Exactly(5));
    }

    [Fact]
    public async Task An_observer_sees_every_step_if_it_asks()
    {
        var steps = new List<long>();
        var observer = new Mock<ITrainingObserver>();
        observer.Setup(mock => mock.WantsSteps).Returns(true);
        observer.Setup(mock => mock.StepTaken(It.IsAny<StepReport>())).Callback((StepReport report) => steps.Add(double.IsFinite(report.Loss) ? report.Step : -1));
        var result = await new Trainer(Some.Setup(), [observer.Object]).TrainAsync();
        Assert.Equal(Enumerable.Range(1, (int)result.Steps).Select(step => (long)step), steps);
    }
}
