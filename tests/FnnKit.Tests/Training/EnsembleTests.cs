using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Metrics;
using Moq;

namespace FnnKit.Tests.Training;

public sealed class EnsembleTests
{
    private static TrainingSetup Setup(EnsembleOptions? ensemble, double validation = 0.25, double test = 0.25)
    {
        var setup = Some.Setup(Some.Line(40));
        setup.Seed = 3;
        setup.Network.Layers = [new(new Dense { Units = 4, Activation = new FnnKit.Activations.Tanh() }), new(new Dense { Units = 1 })];
        setup.Loss = new MeanSquaredError();
        setup.Metrics = [new RootMeanSquaredError()];
        setup.Data.TargetTransforms = [new FnnKit.Data.Standardize()];
        setup.Data.Split = new SplitOptions { Validation = validation, Test = test };
        setup.Ensemble = ensemble;
        return setup;
    }

    private static EnsembleTrainer Trainer(TrainingSetup setup, params ITrainingObserver[] observers) => new(setup, Mock.Of<IPartSource>(), observers);

    [Fact]
    public async Task The_prediction_is_the_mean_of_members_that_start_from_different_weights()
    {
        var result = await Trainer(Setup(new EnsembleOptions { Members = 3 })).TrainAsync();
        double[] alone = [.. result.Model.Members.Select(member => member.Model.Predict([0.3])[0])];
        Assert.Equal(3, alone.Distinct().Count());
        Assert.Equal(alone.Average(), result.Model.Predict([0.3])[0], 1e-12);
        float[] single = new float[1];
        result.Model.Predict([0.3f], single);
        Assert.Equal(alone.Average(), single[0], 1e-5);
    }

    [Fact]
    public async Task A_member_is_the_network_that_its_own_run_trains()
    {
        var ensemble = new EnsembleOptions { Members = 3 };
        var whole = await Trainer(Setup(ensemble)).TrainAsync();
        var second = await new Trainer(Setup(ensemble with { Member = 2 })).TrainAsync();
        var first = await new Trainer(Setup(null)).TrainAsync();
        Assert.Equal(second.Model.Predict([0.3]), whole.Model.Members[1].Model.Predict([0.3]));
        Assert.Equal(first.Model.Predict([0.3]), whole.Model.Members[0].Model.Predict([0.3]));
    }

    [Fact]
    public async Task The_test_measures_the_mean_prediction()
    {
        var setup = Setup(new EnsembleOptions { Members = 2 });
        var result = await Trainer(setup).TrainAsync();
        var data = Some.Line(40);
        double squares = 0;
        foreach (int sample in result.Split.Test)
        {
            double[] x = new double[1], y = new double[1];
            data.Read([sample], new(x, 1, 1), new(y, 1, 1));
            squares += Math.Pow(result.Model.Predict(x)[0] - y[0], 2);
        }

        Assert.Equal(Math.Sqrt(squares / result.Split.Test.Length), result.Test["root-mean-squared-error"], 1e-9);
    }

    [Fact]
    public async Task Members_of_folds_validate_on_every_sample_once_and_are_judged_on_it()
    {
        var observer = new Mock<ITrainingObserver>();
        var validation = new List<int>();
        observer.Setup(mock => mock.Started(It.IsAny<TrainingStart>())).Callback<TrainingStart>(start => validation.AddRange(start.Split.Validation));
        var result = await Trainer(Setup(new EnsembleOptions { Members = 4, Of = EnsembleKind.Folds }, validation: 0, test: 0), observer.Object).TrainAsync();
        Assert.Equal(Enumerable.Range(0, 40), validation.Order());
        Assert.True(double.IsFinite(result.Test["root-mean-squared-error"]));
        observer.Verify(mock => mock.MemberStarting(4, 4), Times.Once);
        // Each has transforms of its own.
        Assert.True(result.Model.Members.Select(member => member.Model.Pipeline.Targets.Steps[0].Fitted[0]).Distinct().Count() > 1);
    }

    [Fact]
    public async Task The_test_part_of_an_ensemble_of_folds_is_learned_by_no_member()
    {
        var observer = new Mock<ITrainingObserver>();
        var splits = new List<DataSplit>();
        observer.Setup(mock => mock.Started(It.IsAny<TrainingStart>())).Callback<TrainingStart>(start => splits.Add(start.Split));
        await Trainer(Setup(new EnsembleOptions { Members = 3, Of = EnsembleKind.Folds }, validation: 0), observer.Object).TrainAsync();
        Assert.All(splits, split => Assert.Equal(splits[0].Test, split.Test));
        Assert.All(splits, split => Assert.Empty(split.Test.Intersect(split.Training.Concat(split.Validation))));
        Assert.Equal(30, splits.SelectMany(split => split.Validation).Distinct().Count());
    }

    [Fact]
    public async Task A_refitted_ensemble_is_judged_by_the_networks_before()
    {
        var plain = await Trainer(Setup(new EnsembleOptions { Members = 2 })).TrainAsync();
        var setup = Setup(new EnsembleOptions { Members = 2 });
        setup.Training = setup.Training with { Refit = true };
        var refitted = await Trainer(setup).TrainAsync();
        Assert.Equal(plain.Test, refitted.Test);
        Assert.NotEqual(plain.Model.Predict([0.3]), refitted.Model.Predict([0.3]));
        Assert.NotNull(refitted.Model.Notes.Refit);
    }

    [Theory]
    [InlineData(EnsembleKind.Folds, 0.2, false, "'Validation' has no effect")]
    [InlineData(EnsembleKind.Folds, 0, true, "a selection needs samples that no member has trained on")]
    [InlineData(EnsembleKind.Seeds, 0, true, "a selection needs a validation part")]
    public async Task What_cannot_be_done_is_refused(EnsembleKind kind, double validation, bool selects, string reason)
    {
        var setup = Setup(new EnsembleOptions { Members = 2, Of = kind, Select = selects }, validation);
        var exception = await Assert.ThrowsAnyAsync<FnnKitException>(() => Trainer(setup).TrainAsync());
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_trainer_of_one_network_refuses_an_ensemble()
        => Assert.Contains("EnsembleTrainer", (await Assert.ThrowsAsync<SetupException>(() => new Trainer(Setup(new EnsembleOptions())).TrainAsync())).Message, StringComparison.Ordinal);

    [Fact]
    public void The_selection_takes_those_that_are_best_together()
    {
        // The first two err to opposite sides; the third is worse than either.
        double[] targets = [0, 0, 0, 0];
        Assert.Equal([1, 1, 0], MemberSelection.Choose([[1, 1, 1, 1], [-1, -1, -1, -1], [3, -3, 3, -3]], targets));
    }
}
