using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Metrics;

namespace FnnKit.Tests.Training;

public sealed class PredictionOptionsTests
{
    private const int Count = 4000;

    /// <summary>Noisy samples: of two classes, or numbers around a line.</summary>
    private static TableDataSet Data(bool areClasses, int count = Count)
    {
        var random = new Random(5);
        double[] x = new double[count], y = new double[count];
        for (int i = 0; i < count; i++)
        {
            x[i] = (4 * random.NextDouble()) - 2;
            y[i] = areClasses ? (random.NextDouble() < 1 / (1 + Math.Exp(-2 * x[i])) ? 1 : 0) : (3 * x[i]) + random.NextDouble() - random.NextDouble();
        }

        return new TableDataSet(new DataSchema([new Column("x")], [areClasses ? new Column("y", ["no", "yes"]) : new Column("y")]), x, y);
    }

    private static TrainingSetup Setup(bool areClasses, PredictionOptions options, int outputs = 1, int count = Count)
    {
        var setup = Some.Setup(Data(areClasses, count));
        setup.Network.Layers = [new(new Dense { Units = outputs, Activation = !areClasses ? new Identity() : outputs == 1 ? new Sigmoid() : new Softmax() })];
        setup.Loss = !areClasses ? new MeanSquaredError() : outputs == 1 ? new BinaryCrossEntropy() : new CrossEntropy();
        setup.Metrics = areClasses ? [new LogLoss()] : [new RootMeanSquaredError()];
        setup.Data.Split = new SplitOptions { Validation = 0.25, Test = 0.5 };
        // Few steps leave the network unsure.
        setup.Training = new TrainingOptions { Steps = 40, BatchSize = 64, Threads = 1 };
        setup.Predictions = options;
        return setup;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_temperature_makes_the_probabilities_of_the_test_part_more_likely(int outputs)
    {
        var before = await new Trainer(Setup(true, new PredictionOptions(), outputs)).TrainAsync();
        var after = await new Trainer(Setup(true, new PredictionOptions { Calibrate = true }, outputs)).TrainAsync();
        double temperature = after.Model.Pipeline.Targets.Temperature;
        Assert.NotEqual(1, temperature);
        Assert.True(after.Test["log-loss"] < before.Test["log-loss"], $"{before.Test["log-loss"]} -> {after.Test["log-loss"]}");
        double p = before.Model.Predict([0.7])[outputs - 1], q = after.Model.Predict([0.7])[outputs - 1];
        Assert.Equal(Math.Log(p / (1 - p)) / temperature, Math.Log(q / (1 - q)), 1e-5);
        Assert.Equal(1, after.Model.Evaluate(Data(true), after.Split.Test, null, [new LogLoss()])["log-loss"] / after.Test["log-loss"], 1e-9);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.6)]
    public async Task Intervals_hold_the_share_that_was_asked_for(double level)
    {
        var result = await new Trainer(Setup(false, new PredictionOptions { Intervals = level })).TrainAsync();
        var intervals = PredictionIntervals.Create(result.Model)!;
        Assert.Equal(level, Share(result, (y, outputs) => intervals.Around(outputs, 0) is var (low, high) && low <= y && y <= high), 0.06);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Sets_hold_the_class_as_often_as_was_asked_for(int outputs)
    {
        var result = await new Trainer(Setup(true, new PredictionOptions { Calibrate = true, Intervals = 0.9 }, outputs)).TrainAsync();
        var intervals = PredictionIntervals.Create(result.Model)!;
        Assert.Equal(0.9, Share(result, (y, predicted) => intervals.ClassesOf(predicted.Length == 1 ? [1 - predicted[0], predicted[0]] : predicted).Contains(y == 1 ? "yes" : "no")), 0.04);
    }

    [Fact]
    public async Task A_model_file_keeps_both()
    {
        var model = (await new Trainer(Setup(true, new PredictionOptions { Calibrate = true, Intervals = 0.8 })).TrainAsync()).Model;
        string path = Path.GetTempFileName();
        try
        {
            model.Save(path);
            var read = Model.Load(path, new PartAssemblies(typeof(Dense).Assembly, typeof(Sigmoid).Assembly, typeof(LogLoss).Assembly));
            Assert.Equal(model.Pipeline.Targets.Temperature, read.Pipeline.Targets.Temperature);
            Assert.Equal(model.Predict([0.7]), read.Predict([0.7]));
            Assert.Equal(model.Notes.Intervals!.Widths, read.Notes.Intervals!.Widths);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Intervals_of_too_few_samples_are_without_bound()
    {
        var result = await new Trainer(Setup(false, new PredictionOptions { Intervals = 0.95 }, count: 40)).TrainAsync();
        Assert.Equal(double.PositiveInfinity, result.Model.Notes.Intervals!.Widths[0]);
    }

    [Fact]
    public async Task Numbers_cannot_be_calibrated()
        => Assert.Contains("only probabilities of classes", (await Assert.ThrowsAnyAsync<FnnKitException>(() => new Trainer(Setup(false, new PredictionOptions { Calibrate = true })).TrainAsync())).Message, StringComparison.Ordinal);

    private static double Share(TrainingResult result, Func<double, double[], bool> isWithin)
    {
        var data = Data(result.Model.Classes.Count > 0);
        int within = 0;
        foreach (int sample in result.Split.Test)
        {
            double[] x = new double[1], y = new double[1];
            data.Read([sample], new(x, 1, 1), new(y, 1, 1));
            within += isWithin(y[0], result.Model.Predict(x)) ? 1 : 0;
        }

        return (double)within / result.Split.Test.Length;
    }
}
