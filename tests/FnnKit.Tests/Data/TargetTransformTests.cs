using FnnKit.Data;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Metrics;
using FnnKit.Optimizers;

namespace FnnKit.Tests.Data;

public class TargetTransformTests
{
    private static readonly PartAssemblies Parts = new(typeof(Dense).Assembly, typeof(Standardize).Assembly);

    /// <summary>Points of <c>y = 3000x + 50000</c>.</summary>
    private static TableDataSet Line()
    {
        double[] x = [.. Enumerable.Range(0, 64).Select(i => i / 64.0)];
        return new(new DataSchema([new Column("x")], [new Column("y")]), x, [.. x.Select(value => (3000 * value) + 50_000)]);
    }

    private static TrainingSetup Setup(IDataSet data, params ITransform[] transforms) => new()
    {
        Data = { Loader = Some.Loader(data), Split = { Test = 0.25, Validation = 0.1 }, TargetTransforms = transforms },
        Network = { Layers = [new(new Dense { Units = 1 })] },
        Loss = new MeanSquaredError(),
        Optimizer = new Adam { LearningRate = 0.1 },
        Training = { Epochs = 300, BatchSize = 16 },
        Metrics = [new MeanAbsoluteError(), new R2()],
    };

    [Fact]
    public async Task Metrics_and_predictions_are_in_the_unit_of_the_data_and_survive_a_file()
    {
        var data = Line();
        var result = await new Trainer(Setup(data, new SignedLog(), new Standardize())).TrainAsync();
        Assert.True(result.Test["r2"] > 0.999, $"{result.Test["r2"]}");
        Assert.InRange(result.Test["mean-absolute-error"], 1e-3, 50);
        Assert.InRange(result.Test["loss"], 0, 0.01);
        Assert.InRange(result.History[^1].Values["validation_mean-absolute-error"], 1e-3, 50);
        Assert.InRange(result.Model.Predict(0.5)[0], 51_450, 51_550);
        Assert.InRange(result.Model.Evaluate(data, [], null, [new MeanAbsoluteError()])["mean-absolute-error"], 1e-3, 50);

        string path = Path.GetTempFileName();
        try
        {
            result.Model.Save(path);
            var loaded = Model.Load(path, Parts);
            Assert.Equal(result.Model.Predict(0.3), loaded.Predict(0.3));
            Assert.Equal(0, loaded.Notes.TestVectors!.LargestDifference(loaded));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_training_part_alone_is_learned_from()
    {
        var result = await new Trainer(Setup(Line(), new Standardize())).TrainAsync();
        double[] training = [.. result.Split.Training.Select(i => (3000 * (i / 64.0)) + 50_000)];
        Assert.Equal(training.Average(), result.Model.Pipeline.Targets.Steps[0].Fitted[0], 1e-6);
    }

    [Fact]
    public async Task Classes_and_transforms_that_cannot_be_undone_are_refused()
    {
        var setup = Some.Setup();
        setup.Data.TargetTransforms = [new Standardize()];
        Assert.Contains("targets of numbers", (await Assert.ThrowsAsync<DataException>(() => new Trainer(setup).TrainAsync())).Message, StringComparison.Ordinal);
        Assert.Contains("'clip' has no inverse", (await Fails(new Clip { Max = 1 })).Message, StringComparison.Ordinal);
        Assert.Contains("its inverse returns", (await Fails(new Scale { Factor = 0 })).Message, StringComparison.Ordinal);
    }

    private static Task<DataException> Fails(ITransform transform)
        => Assert.ThrowsAsync<DataException>(() => new Trainer(Setup(Line(), transform)).TrainAsync());
}
