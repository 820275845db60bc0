using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Metrics;
using FnnKit.Optimizers;

namespace FnnKit.Tests.Models;

public sealed class OutputMeaningTests
{
    private static readonly PartAssemblies Shipped = new(typeof(Dense).Assembly, typeof(Softmax).Assembly);

    /// <summary>Losses with the activation that their outputs have, and what the outputs mean.</summary>
    public static TheoryData<ILoss, IActivation?, int, OutputMeaning> Classifiers => new()
    {
        { new BinaryCrossEntropy(), new Sigmoid(), 1, OutputMeaning.Probability },
        { new BinaryCrossEntropyWithLogits(), null, 1, OutputMeaning.Logit },
        { new BinaryCrossEntropyWithLogits(), null, 2, OutputMeaning.Logit },
        { new CrossEntropy(), new Softmax(), 2, OutputMeaning.Probability },
        { new CrossEntropy(), new Softmin(), 2, OutputMeaning.Probability },
        { new CrossEntropyWithLogits(), null, 2, OutputMeaning.Logit },
        { new NegativeLogLikelihood(), new LogSoftmax(), 2, OutputMeaning.LogProbability },
        { new NegativeLogLikelihood(), null, 2, OutputMeaning.Score },
        { new Hinge(), null, 1, OutputMeaning.Score },
        { new SquaredHinge(), null, 2, OutputMeaning.Score },
        { new Hinge(), new FnnKit.Activations.Tanh(), 1, OutputMeaning.Score },
        { new FnnKit.Losses.MeanSquaredError(), null, 1, OutputMeaning.Number },
        { new FnnKit.Losses.MeanSquaredError(), new HardSigmoid(), 1, OutputMeaning.Probability },
        { new FnnKit.Losses.MeanSquaredError(), new Sparsemax(), 2, OutputMeaning.Probability },
        { new Focal(), new Sigmoid(), 1, OutputMeaning.Probability },
    };

    private static async Task<(TrainingResult Result, TrainingSetup Setup)> Train(ILoss loss, IActivation? activation, int outputs, params IMetric[] metrics)
    {
        var setup = Some.Setup();
        setup.Network.Layers = [new(new Dense { Units = outputs, Activation = activation })];
        setup.Loss = loss;
        setup.Metrics = metrics;
        return (await new Trainer(setup).TrainAsync(), setup);
    }

    /// <summary>Two labels, each true or false, and shares of two classes.</summary>
    private static TableDataSet Numbers(params double[] targets) => new(
        new DataSchema([new Column("a"), new Column("b")], [new Column("first"), new Column("second")]), [-2, -1, -1, -2, -2, -2, -1, -1, 2, 1, 1, 2, 2, 2, 1, 1], targets);

    private static async Task<Model> TrainNumbers(ILoss loss, IActivation? activation, params double[] targets)
    {
        var setup = Some.Setup(Numbers(targets));
        setup.Network.Layers = [new(new Dense { Units = 2, Activation = activation })];
        (setup.Loss, setup.Metrics, setup.Training.Epochs) = (loss, [new FnnKit.Metrics.MeanAbsoluteError()], 200);
        return (await new Trainer(setup).TrainAsync()).Model;
    }

    [Fact]
    public async Task Logits_of_several_labels_become_a_probability_each()
    {
        var model = await TrainNumbers(new BinaryCrossEntropyWithLogits(), null, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        Assert.Equal(OutputMeaning.IndependentLogit, model.OutputMeaning);
        double[] predicted = model.Predict(1.5, 1.5);
        Assert.All(predicted, value => Assert.InRange(value, 0.5, 1));
        Assert.True(predicted.Sum() > 1.5, "the labels do not exclude each other");
        Assert.InRange(model.Predict(-1.5, -1.5)[0], 0, 0.5);
        string folder = Folder();
        model.Save(Path.Combine(folder, "model.safetensors"));
        Assert.Equal(predicted, Model.Load(Path.Combine(folder, "model.safetensors"), Shipped).Predict(1.5, 1.5));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Shares_of_classes_can_be_learned_with_cross_entropy_and_likelihood()
    {
        double[] shares = [0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.2, 0.8, 0.2, 0.8, 0.2, 0.8, 0.2, 0.8];
        double[] byEntropy = (await TrainNumbers(new CrossEntropy(), new Softmax(), shares)).Predict(1.5, 1.5);
        Assert.Equal(1, byEntropy.Sum(), 1e-6);
        Assert.Equal(0.2, byEntropy[0], 0.1);
        double[] byLikelihood = (await TrainNumbers(new NegativeLogLikelihood(), new LogSoftmax(), shares)).Predict(1.5, 1.5);
        Assert.Equal(byEntropy[0], byLikelihood[0], 1e-5);
    }

    private static string Folder() => Directory.CreateTempSubdirectory("fnnkit").FullName;

    [Theory]
    [MemberData(nameof(Classifiers))]
    public async Task A_model_knows_what_its_outputs_mean_and_its_file_remembers_it(ILoss loss, IActivation? activation, int outputs, OutputMeaning meaning)
    {
        var model = (await Train(loss, activation, outputs)).Result.Model;
        Assert.Equal(meaning, model.OutputMeaning);
        string folder = Folder();
        model.Save(Path.Combine(folder, "model.safetensors"));
        var read = Model.Load(Path.Combine(folder, "model.safetensors"), Shipped);
        Assert.Equal(meaning, read.OutputMeaning);
        Assert.Equal(model.Predict(0.5, -0.25), read.Predict(0.5, -0.25));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public async Task Predictions_and_metrics_agree_on_classes(ILoss loss, IActivation? activation, int outputs, OutputMeaning meaning)
    {
        var data = Some.Points();
        var (result, _) = await Train(loss, activation, outputs, new Accuracy(), new F1());
        var counts = ConfusionMatrix.Compute(result.Model, data, Enumerable.Range(0, data.Count));
        Assert.Equal((double)counts.Right / data.Count, result.Model.Evaluate(data, [], null, [new Accuracy()])["accuracy"]);
        Assert.Equal(meaning is OutputMeaning.Probability or OutputMeaning.Logit or OutputMeaning.LogProbability, result.Model.GivesProbabilities);
        double[] prediction = result.Model.Predict(0.5, -0.25);
        if (result.Model.GivesProbabilities)
            Assert.All(prediction, value => Assert.InRange(value, 0, 1));
        if (result.Model.GivesProbabilities && outputs > 1)
            Assert.Equal(1, prediction.Sum(), 1e-6);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(0.25, 1)]
    [InlineData(-0.25, 0)]
    [InlineData(-3, 0)]
    public void A_single_logit_or_score_passes_from_class_to_class_at_zero(double output, int label)
    {
        foreach (var meaning in new[] { OutputMeaning.Logit, OutputMeaning.Score })
        {
            var model = OfOneInput(meaning, new Column("class", ["no", "yes"]));
            double[] prediction = model.Predict(output);
            Assert.Equal(label, model.ClassOf(prediction));
            Assert.Equal(meaning == OutputMeaning.Logit ? 1 / (1 + Math.Exp(-output)) : output, prediction[0], 1e-15);
            double[] target = [label, 1 - label];
            var data = new TableDataSet(model.Schema, [output, -output], target);
            var values = model.Evaluate(data, [], null, [new Accuracy(), new RocAuc()]);
            Assert.Equal([1, 1], values.Values);
        }
    }

    [Fact]
    public async Task The_logarithm_of_a_rate_becomes_the_rate()
    {
        var setup = Some.Setup(Some.Line());
        setup.Network.Layers = [new(new Dense { Units = 1 })];
        setup.Loss = new Poisson { LogInput = true };
        setup.Metrics = [new FnnKit.Metrics.MeanAbsoluteError()];
        setup.Optimizer = new Sgd { LearningRate = 0.1 };
        setup.Training.Epochs = 200;
        var result = await new Trainer(setup).TrainAsync();
        Assert.Equal(OutputMeaning.Logarithm, result.Model.OutputMeaning);
        Assert.Equal(2, result.Model.Predict(0.5)[0], 0.2);
        Assert.InRange(result.History[^1].Values["mean-absolute-error"], 0, 0.2);
    }

    [Fact]
    public async Task A_metric_of_probabilities_is_computed_from_logits_and_refused_for_scores()
    {
        var (result, _) = await Train(new BinaryCrossEntropyWithLogits(), null, 1, new LogLoss());
        Assert.Equal(result.History[^1].Values["loss"], result.History[^1].Values["log-loss"], 1e-6);
        var error = await Assert.ThrowsAnyAsync<FnnKitException>(() => Train(new Hinge(), null, 1, new LogLoss()));
        Assert.Contains("the metric 'log-loss' needs probabilities, but with the loss 'hinge' the output is a score", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A model that gives its single input as its output.</summary>
    internal static Model OfOneInput(OutputMeaning meaning, Column target)
    {
        var pipeline = new FeaturePipeline(new DataSchema([new Column("x")], [target]), []) { Targets = new TargetPipeline([]) { Output = meaning } };
        var network = new Network<double>(NetworkPlan.Create([new LayerSetup(new Dense { Units = 1, Bias = false })], pipeline.Input));
        network.Weights.Span[0] = 1;
        return Model.Create(network, pipeline, new ModelNotes(new Dictionary<string, double>(), null));
    }
}
