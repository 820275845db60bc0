using FnnKit.Callbacks;
using Moq;

namespace FnnKit.Tests.Training;

public sealed class RefitTests
{
    private static TrainingSetup Setup(bool refit)
    {
        var setup = Some.Setup(Some.Line(40));
        setup.Network.Layers = [new(new FnnKit.Layers.Dense { Units = 1 })];
        setup.Loss = new FnnKit.Losses.MeanSquaredError();
        setup.Metrics = [];
        setup.Data.Split = new SplitOptions { Validation = 0.25, Test = 0.25 };
        setup.Training = setup.Training with { Refit = refit };
        return setup;
    }

    private static double[] Weights(Model model) => [model.Predict([0.0])[0], model.Predict([1.0])[0]];

    [Fact]
    public async Task The_final_model_is_that_of_a_run_on_all_samples_and_is_judged_by_the_run_before()
    {
        var judged = await new Trainer(Setup(refit: false)).TrainAsync();
        var refitted = await new Trainer(Setup(refit: true)).TrainAsync();
        var all = Setup(refit: false);
        all.Data.Split = new SplitOptions();
        var whole = await new Trainer(all).TrainAsync();
        Assert.Equal(Weights(whole.Model), Weights(refitted.Model));
        Assert.NotEqual(Weights(judged.Model), Weights(refitted.Model));
        Assert.Equal(judged.Test, refitted.Test);
        Assert.Equal(judged.Model.Notes.Metrics, refitted.Model.Notes.Metrics);
        Assert.Equal(new RefitNote(40, 5 * 10), refitted.Model.Notes.Refit);
        Assert.Null(judged.Model.Notes.Refit);
    }

    [Fact]
    public async Task It_trains_for_as_many_epochs_as_the_best_weights_took()
    {
        var setup = Setup(refit: true);
        setup.Callbacks = [new EarlyStopping { MinimumImprovement = 1e9, Patience = 3 }];
        var result = await new Trainer(setup).TrainAsync();
        Assert.Equal(1 * result.Steps / result.Epochs, result.WeightsOfStep);
        Assert.Equal(new RefitNote(40, 10), result.Model.Notes.Refit);
    }

    [Fact]
    public async Task A_model_file_remembers_the_refit()
    {
        var result = await new Trainer(Setup(refit: true)).TrainAsync();
        string path = Path.GetTempFileName();
        try
        {
            result.Model.Save(path);
            using var stream = File.OpenRead(path);
            Assert.Contains("refit", FnnKit.Formats.SafetensorsFile.Read(path).Metadata.Keys);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_refit_that_is_cancelled_leaves_a_checkpoint_of_the_run()
    {
        using var cancellation = new CancellationTokenSource();
        var observer = new Mock<ITrainingObserver>();
        observer.Setup(mock => mock.Refitting(It.IsAny<RefitNote>())).Callback(cancellation.Cancel);
        var store = new Mock<IRunStore>();
        var result = await new Trainer(Setup(refit: true), [observer.Object], store: store.Object).TrainAsync(cancellation.Token);
        Assert.Equal(StopReason.Cancelled, result.StopReason);
        Assert.Null(result.UnfinishedModel.Notes.Refit);
        store.Verify(mock => mock.SaveCheckpoint(It.Is<Checkpoint>(checkpoint => checkpoint.Step == result.Steps)), Times.Once);
    }

    [Fact]
    public async Task A_refit_that_would_change_nothing_is_a_warning_and_left_out()
    {
        var setup = Setup(refit: true);
        setup.Data.Split = new SplitOptions();
        Assert.Contains(SetupChecks.Run(await SetupFacts.LoadAsync(setup)), error => error.Message.Contains("'Refit' has no effect", StringComparison.Ordinal));
        Assert.Null((await new Trainer(setup).TrainAsync()).Model.Notes.Refit);
    }
}
