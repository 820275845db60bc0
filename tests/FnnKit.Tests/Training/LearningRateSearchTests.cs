namespace FnnKit.Tests.Training;

public class LearningRateSearchTests
{
    [Fact]
    public async Task The_suggestion_lies_where_the_loss_falls_and_trains_well()
    {
        var setup = Some.Setup();
        var curve = await LearningRateSearch.RunAsync(setup, new LearningRateSearchOptions { From = 1e-4, To = 100, Steps = 60 });
        Assert.NotNull(curve.Suggestion);
        Assert.InRange(curve.Suggestion.Value, 1e-3, curve.Lowest);
        setup.Optimizer = new FnnKit.Optimizers.Sgd { LearningRate = curve.Suggestion.Value };
        setup.Training.Epochs = 60;
        var result = await new Trainer(setup).TrainAsync();
        Assert.Equal(1, result.History[^1].Values["accuracy"]);
    }

    [Fact]
    public async Task Rates_grow_by_the_same_factor()
    {
        var curve = await LearningRateSearch.RunAsync(Some.Setup(), new LearningRateSearchOptions { From = 1e-4, To = 1e-2, Steps = 21 });
        Assert.False(curve.Diverged);
        Assert.Equal(21, curve.Rates.Count);
        Assert.Equal(1e-4, curve.Rates[0], 1e-16);
        Assert.Equal(1e-2, curve.Rates[^1], 1e-14);
        Assert.All(curve.Rates.Zip(curve.Rates.Skip(1)), pair => Assert.Equal(Math.Pow(10, 0.1), pair.Second / pair.First, 1e-12));
    }

    [Fact]
    public async Task A_test_ends_where_the_loss_grows_out_of_bounds()
    {
        var setup = Some.Setup();
        setup.Loss = new FnnKit.Losses.MeanSquaredError();
        setup.Network.Layers = [new(new FnnKit.Layers.Dense { Units = 2 })];
        var curve = await LearningRateSearch.RunAsync(setup, new LearningRateSearchOptions { From = 1e-3, To = 1e6, Steps = 200 });
        Assert.True(curve.Diverged);
        Assert.InRange(curve.Rates[^1], curve.Lowest, 1e3);
        Assert.All(curve.Losses, loss => Assert.True(double.IsFinite(loss)));
    }
}
