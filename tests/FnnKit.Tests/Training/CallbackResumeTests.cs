using FnnKit.Callbacks;
using FnnKit.Formats;
using Moq;

namespace FnnKit.Tests.Training;

public sealed class CallbackResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_resumed_training_has_the_learning_rates_of_one_that_was_not_interrupted()
    {
        // No report is better by a whole 100, so the rate falls after each of them.
        static ICallback Falling() => new ReduceOnPlateau { Patience = 0, Factor = 0.5, Threshold = 100, ThresholdMode = ThresholdMode.Absolute };
        var whole = await new Trainer(Setup(Falling())).TrainAsync();
        await InterruptAsync(Falling());
        var resumed = await new Trainer(Resumed(Setup(Falling())), resumeFrom: new CheckpointFolder(_folder), store: Mock.Of<IRunStore>()).TrainAsync();
        Assert.Equal([0.1, 0.1, 0.05, 0.025, 0.0125], whole.History.Select(report => report.LearningRate));
        Assert.Equal([0.025, 0.0125], resumed.History.Select(report => report.LearningRate));
        Assert.Equal(whole.Model.Predict(0.5, 0.5), resumed.Model.Predict(0.5, 0.5));
    }

    [Fact]
    public async Task A_resumed_training_restores_the_state_of_its_callbacks()
    {
        var run = new Mock<ICallbackRun>();
        run.Setup(mock => mock.Save()).Returns([3, double.NaN]);
        var again = new RememberingRun();
        await InterruptAsync(Callback(run.Object));
        await new Trainer(Resumed(Setup(Callback(again))), resumeFrom: new CheckpointFolder(_folder), store: Mock.Of<IRunStore>()).TrainAsync();
        Assert.Equal([3, double.NaN], again.Restored!);
    }

    [Fact]
    public async Task A_callback_that_failed_before_the_checkpoint_is_not_called_after_it()
    {
        var run = new Mock<ICallbackRun>();
        run.Setup(mock => mock.After(It.IsAny<EpochReport>(), It.IsAny<ICallbackHost>())).Throws(new InvalidOperationException("no luck"));
        var again = new RememberingRun();
        await InterruptAsync(Callback(run.Object));
        await new Trainer(Resumed(Setup(Callback(again))), resumeFrom: new CheckpointFolder(_folder), store: Mock.Of<IRunStore>()).TrainAsync();
        Assert.Equal((null, 0), (again.Restored, again.Calls));
    }

    [Fact]
    public async Task A_callback_that_cannot_restore_its_state_is_named()
    {
        var run = new Mock<ICallbackRun>();
        run.Setup(mock => mock.Save()).Returns([1]);
        await InterruptAsync(Callback(run.Object));
        var resumed = new Trainer(Resumed(Setup(Callback(new FailingRun()))), resumeFrom: new CheckpointFolder(_folder), store: Mock.Of<IRunStore>());
        var exception = await Assert.ThrowsAsync<CheckpointException>(() => resumed.TrainAsync());
        Assert.Matches("The callback '.+' of the plugin .+ cannot restore its state: no luck", exception.Message);
    }

    [Fact]
    public async Task A_callback_with_other_options_starts_afresh_and_the_others_go_on()
    {
        var (run, again) = (new Mock<ICallbackRun>(), new RememberingRun());
        run.Setup(mock => mock.Save()).Returns([5]);
        await InterruptAsync(Callback(run.Object), new ReduceOnPlateau { Patience = 0, Factor = 0.5, Threshold = 100, ThresholdMode = ThresholdMode.Absolute });
        var setup = Resumed(Setup(new EarlyStopping(), Callback(again)));
        var resumed = await new Trainer(setup, resumeFrom: new CheckpointFolder(_folder), store: Mock.Of<IRunStore>()).TrainAsync();
        Assert.Equal([5], again.Restored!);
        Assert.Equal([0.1, 0.1], resumed.History.Select(report => report.LearningRate));
    }

    [Fact]
    public async Task A_run_that_a_callback_ended_goes_on_only_without_it()
    {
        static EarlyStopping Impatient() => new() { Metric = "loss", Patience = 1, MinimumImprovement = 1000, RestoreBest = true };
        var stopped = await InterruptAsync(Impatient());
        Assert.Equal((StopReason.StoppedByCallback, "early-stopping"), (stopped.StopReason, stopped.StoppedBy));
        Trainer Resume(TrainingSetup setup) => new(setup, resumeFrom: new CheckpointFolder(_folder), store: Mock.Of<IRunStore>());
        var same = Resumed(Setup(Impatient()));
        same.Training.Epochs = 3;
        Assert.Equal(StopReason.StoppedByCallback, (await Resume(same).TrainAsync()).StopReason);
        var exception = await Assert.ThrowsAsync<CheckpointException>(() => Resume(Resumed(Setup(Impatient()))).TrainAsync());
        Assert.Contains("The callback 'early-stopping' ended the run at step ", exception.Message, StringComparison.Ordinal);
        var free = await Resume(Resumed(Setup())).TrainAsync();
        Assert.Equal((StopReason.Completed, 5, free.Steps), (free.StopReason, free.Epochs, free.WeightsOfStep));
    }

    [Fact]
    public async Task A_checkpoint_of_the_format_before_is_refused_with_its_version()
    {
        await InterruptAsync(new EarlyStopping());
        string path = Directory.GetFiles(_folder).Single();
        var content = SafetensorsFile.Read(path);
        var metadata = new Dictionary<string, string>(content.Metadata) { ["format_version"] = "1", ["sha256"] = "" };
        SafetensorsFile.Write(path, content.Tensors, metadata);
        var resumed = new Trainer(Resumed(Setup(new EarlyStopping())), resumeFrom: new CheckpointFolder(_folder), store: Mock.Of<IRunStore>());
        var exception = await Assert.ThrowsAsync<CheckpointException>(() => resumed.TrainAsync());
        Assert.Contains("version 1", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Trains three epochs with a callback and saves a checkpoint after the last.</summary>
    private Task<TrainingResult> InterruptAsync(params ICallback[] callbacks)
    {
        var setup = Resumed(Setup(callbacks));
        setup.Training.Epochs = 3;
        return new Trainer(setup, store: Store()).TrainAsync();
    }

    private IRunStore Store()
    {
        var store = new Mock<IRunStore>();
        store.Setup(mock => mock.SaveCheckpoint(It.IsAny<Checkpoint>())).Callback((Checkpoint checkpoint) => new CheckpointFolder(_folder).Write(checkpoint, 1));
        return store.Object;
    }

    private static TrainingSetup Setup(params ICallback[] callbacks)
    {
        var setup = Some.Setup();
        setup.Callbacks = callbacks;
        return setup;
    }

    /// <summary>The setup as it has to be for a resumed run: with as many callbacks as the interrupted one.</summary>
    private static TrainingSetup Resumed(TrainingSetup setup)
    {
        setup.Callbacks = [.. setup.Callbacks, new Checkpointing { Every = 1 }];
        return setup;
    }

    private static ICallback Callback(ICallbackRun run)
    {
        var callback = new Mock<ICallback>();
        callback.Setup(mock => mock.Start()).Returns(run);
        return callback.Object;
    }

    private sealed class RememberingRun : ICallbackRun
    {
        public double[]? Restored { get; private set; }

        public int Calls { get; private set; }

        public void After(EpochReport report, ICallbackHost host) => Calls++;

        public void Restore(ReadOnlySpan<double> saved) => Restored = saved.ToArray();
    }

    private sealed class FailingRun : ICallbackRun
    {
        public void After(EpochReport report, ICallbackHost host)
        {
        }

        public void Restore(ReadOnlySpan<double> saved) => throw new InvalidOperationException("no luck");
    }
}
