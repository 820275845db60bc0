using System.Text;
using FnnKit.Losses;
using FnnKit.Optimizers;

namespace FnnKit.Tests.Training;

/// <summary>What samples count in training.</summary>
public class WeightTests
{
    private static readonly double[] X = [-2, -1, -1, -2, -2, -2, -1, -1, 2, 1, 1, 2, 2, 2, 1, 1];

    public static TheoryData<Type> Losses => [typeof(CrossEntropy), typeof(CrossEntropyWithLogits), typeof(BinaryCrossEntropy), typeof(MeanSquaredError), typeof(CosineSimilarity)];

    /// <summary>The eight points, some of them more than once, with a column of weights or without.</summary>
    private static TableDataSet Points(int[] samples, double[]? weights = null)
    {
        Column[] columns = weights is null ? [new("a"), new("b")] : [new("a"), new("w"), new("b")];
        double[] features = [.. samples.SelectMany((sample, i) => weights is null ? [X[2 * sample], X[(2 * sample) + 1]] : new[] { X[2 * sample], weights[i], X[(2 * sample) + 1] })];
        return new(new DataSchema(columns, [new Column("class", ["no", "yes"])]), features, [.. samples.Select(sample => sample < 4 ? 0.0 : 1)]);
    }

    private static async Task<TrainingResult> TrainAsync(IDataSet data, Action<TrainingSetup>? change = null)
    {
        var setup = Some.Setup(data);
        setup.Precision = Precision.Float64;
        setup.Training.BatchSize = null;
        change?.Invoke(setup);
        return await new Trainer(setup).TrainAsync();
    }

    private static void AssertSame(TrainingResult expected, TrainingResult actual)
    {
        double[] a = expected.Model.Predict(0.3, -0.4), b = actual.Model.Predict(0.3, -0.4);
        Assert.All(a.Zip(b), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal(expected.History[^1].Values["loss"], actual.History[^1].Values["loss"], 1e-12);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_sample_with_a_weight_of_three_counts_as_three_samples(Type loss)
    {
        void Take(TrainingSetup setup) => setup.Loss = (ILoss)Activator.CreateInstance(loss)!;
        var repeated = await TrainAsync(Points([0, 1, 2, 2, 2, 3, 5, 6, 7, 7]), Take);
        var weighted = await TrainAsync(Points([0, 1, 2, 3, 4, 5, 6, 7], [1, 1, 3, 1, 0, 1, 1, 2]), setup =>
        {
            Take(setup);
            setup.Data.SampleWeights = "w";
        });
        AssertSame(repeated, weighted);
        Assert.Equal(["a", "b"], weighted.Model.Schema.Features.Select(column => column.Name));
    }

    [Fact]
    public async Task Batches_of_a_step_count_by_the_weights_in_them()
    {
        double[] weights = [1, 4, 3, 1, 0.5, 1, 1, 2];
        int[] samples = [0, 1, 2, 3, 4, 5, 6, 7];
        void Weigh(TrainingSetup setup)
        {
            setup.Data.SampleWeights = "w";
            setup.Training.Sampler = new FnnKit.Data.Sequential();
        }

        var whole = await TrainAsync(Points(samples, weights), Weigh);
        var parts = await TrainAsync(Points(samples, weights), setup =>
        {
            Weigh(setup);
            (setup.Training.BatchSize, setup.Training.AccumulateBatches) = (3, 3);
        });
        AssertSame(whole, parts);
    }

    [Fact]
    public async Task Summed_losses_are_weighed_and_not_divided()
    {
        void Sum(TrainingSetup setup) => (setup.Loss, setup.Optimizer) = (new CrossEntropy { Reduction = Reduction.Sum }, new Sgd { LearningRate = 0.01 });
        var repeated = await TrainAsync(Points([0, 1, 2, 3, 4, 5, 6, 6, 7]), Sum);
        var weighted = await TrainAsync(Points([0, 1, 2, 3, 4, 5, 6, 7], [1, 1, 1, 1, 1, 1, 2, 1]), setup =>
        {
            Sum(setup);
            setup.Data.SampleWeights = "w";
        });
        AssertSame(repeated, weighted);
    }

    [Fact]
    public async Task Weights_of_one_change_no_bit()
    {
        var plain = await TrainAsync(Points([0, 1, 2, 3, 4, 5, 6, 7]));
        var weighted = await TrainAsync(Points([0, 1, 2, 3, 4, 5, 6, 7], [1, 1, 1, 1, 1, 1, 1, 1]), setup => setup.Data.SampleWeights = "w");
        Assert.Equal(plain.Model.Predict(0.3, -0.4), weighted.Model.Predict(0.3, -0.4));
    }

    [Fact]
    public async Task Balanced_classes_count_the_same()
    {
        int[] uneven = [0, 1, 2, 3, 0, 1, 4, 5];
        var balanced = await TrainAsync(Points(uneven), setup => setup.Training.ClassWeights = ClassWeights.Balanced);
        var given = await TrainAsync(Points(uneven), setup => setup.Training.ClassWeights = new(new Dictionary<string, double> { ["no"] = 8 / 12.0, ["yes"] = 2 }));
        var repeated = await TrainAsync(Points([.. uneven, 4, 5, 4, 5]));
        AssertSame(balanced, given);
        AssertSame(balanced, repeated);
    }

    [Theory]
    [InlineData("\"balanced\"", null)]
    [InlineData("{ \"yes\": 2.5 }", null)]
    [InlineData("null", null)]
    [InlineData("{ \"yes\": \"much\" }", "the weight of class 'yes' is \"much\", but must be a number")]
    [InlineData("{ \"yes\": -1 }", "the weight of class 'yes' is -1, but must be at least 0")]
    [InlineData("\"fair\"", "'ClassWeights' is \"fair\", but must be \"balanced\", or an object with a number for each class")]
    [InlineData("3", "'ClassWeights' is 3, but must be \"balanced\"")]
    public void Weights_of_classes_are_read_and_written_back(string json, string? error)
    {
        var options = new TrainingOptions();
        var binder = new SettingBinder(new PartAssemblies());
        binder.Bind(SettingReader.Read(Encoding.UTF8.GetBytes($$"""{ "ClassWeights": {{json}} }"""), "a.json"), options);
        if (error is not null)
        {
            Assert.Contains(error, Assert.Single(binder.Errors).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Empty(binder.Errors);
        Assert.Equal(json.Replace(" ", "", StringComparison.Ordinal), new SettingWriter().Write(options)["ClassWeights"]?.ToJsonString() ?? "null");
    }

    [Fact]
    public void Weights_that_the_data_does_not_allow_are_found_before_training()
    {
        string Error(TableDataSet data, Action<TrainingSetup> change)
        {
            var setup = Some.Setup();
            change(setup);
            return Assert.Single(SetupChecks.Run(SetupFacts.Create(setup, data)), error => error.Diagnostic == SettingDiagnostics.Weights).ToString();
        }

        int[] all = [0, 1, 2, 3, 4, 5, 6, 7];
        Assert.StartsWith("Training:ClassWeights: error FNN114: 'Training:ClassWeights' names the class 'maybe'",
            Error(Points(all), setup => setup.Training.ClassWeights = new(new Dictionary<string, double> { ["maybe"] = 2 })), StringComparison.Ordinal);
        Assert.Contains("the data has no such column", Error(Points(all), setup => setup.Data.SampleWeights = "weight"), StringComparison.Ordinal);
        Assert.Contains("Column 'w' is -1 in sample 3", Error(Points(all, [1, 1, -1, 1, 1, 1, 1, 1]), setup => setup.Data.SampleWeights = "w"), StringComparison.Ordinal);
        Assert.Contains("has a weight above 0", Error(Points(all, [0, 0, 0, 0, 0, 0, 0, 0]), setup => setup.Data.SampleWeights = "w"), StringComparison.Ordinal);
        Assert.Contains("is for classes", Error(Some.Line(), setup => setup.Training.ClassWeights = ClassWeights.Balanced), StringComparison.Ordinal);
    }
}
