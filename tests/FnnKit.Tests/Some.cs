using FnnKit.Activations;
using FnnKit.Callbacks;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Metrics;
using FnnKit.Optimizers;
using Moq;

namespace FnnKit.Tests;

/// <summary>Things that tests start from.</summary>
internal static class Some
{
    /// <summary>Eight points of two classes that a straight line parts.</summary>
    public static TableDataSet Points() => new(
        new DataSchema([new Column("a"), new Column("b")], [new Column("class", ["no", "yes"])]),
        [-2, -1, -1, -2, -2, -2, -1, -1, 2, 1, 1, 2, 2, 2, 1, 1],
        [0, 0, 0, 0, 1, 1, 1, 1]);

    /// <summary>Points of the line <c>y = 2x + 1</c>.</summary>
    public static TableDataSet Line(int count = 16)
    {
        double[] x = [.. Enumerable.Range(0, count).Select(i => (double)i / count)];
        return new(new DataSchema([new Column("x")], [new Column("y")]), x, [.. x.Select(value => (2 * value) + 1)]);
    }

    public static IDataLoader Loader(IDataSet data)
    {
        var loader = new Mock<IDataLoader>();
        loader.Setup(mock => mock.LoadAsync(It.IsAny<DataRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(data);
        return loader.Object;
    }

    /// <summary>A small classifier of <see cref="Points"/>.</summary>
    public static TrainingSetup Setup(IDataSet? data = null) => new()
    {
        Seed = 1,
        Data = { Loader = Loader(data ?? Points()) },
        Network = { Layers = [new(new Dense { Units = 3, Activation = new FnnKit.Activations.Tanh() }), new(new Dense { Units = 2, Activation = new Softmax() })] },
        Loss = new CrossEntropy(),
        Optimizer = new Sgd { LearningRate = 0.1 },
        Training = { Epochs = 5, BatchSize = 4 },
        Metrics = [new Accuracy()],
    };
}
