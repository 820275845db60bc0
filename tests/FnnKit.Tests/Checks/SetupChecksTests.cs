using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Metrics;
using FnnKit.Optimizers;
using Moq;

namespace FnnKit.Tests.Checks;

public class SetupChecksTests
{
    private static IReadOnlyList<SettingError> Check(TrainingSetup setup, IDataSet? data = null) => SetupChecks.Run(SetupFacts.Create(setup, data ?? Some.Points()));

    private static string One(TrainingSetup setup, IDataSet? data = null) => Assert.Single(Check(setup, data)).ToString();

    private static TrainingSetup Regression(IActivation? activation) => new()
    {
        Network = { Layers = [new(new Dense { Units = 1, Activation = activation })] },
        Loss = new FnnKit.Losses.MeanSquaredError(),
        Optimizer = new Sgd(),
        Metrics = [new FnnKit.Metrics.MeanAbsoluteError()],
    };

    [Fact]
    public void A_setup_that_is_right_gets_no_word() => Assert.Empty(Check(Some.Setup()));

    [Fact]
    public void A_setup_made_in_code_is_answered_with_the_path_of_the_setting()
    {
        var setup = Some.Setup();
        setup.Training.BatchSize = 100;
        Assert.StartsWith("Training:BatchSize: warning FNN207: 'BatchSize' is 100, but the training part has 8 samples", One(setup), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(Relu), "constant for negative inputs")]
    [InlineData(typeof(FnnKit.Activations.Tanh), "only numbers from -1 to 1, but the targets range from 1 to 2.875")]
    [InlineData(typeof(Sigmoid), "only numbers from 0 to 1")]
    public void An_output_activation_that_cannot_reach_the_targets_is_warned_of(Type activation, string says)
    {
        string warning = One(Regression((IActivation)Activator.CreateInstance(activation)!), Some.Line());
        Assert.Contains("warning FNN203", warning, StringComparison.Ordinal);
        Assert.Contains(says, warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(typeof(Softplus))]
    [InlineData(typeof(Identity))]
    public void An_output_activation_that_reaches_the_targets_is_not(Type? activation)
        => Assert.Empty(Check(Regression(activation is null ? null : (IActivation)Activator.CreateInstance(activation)!), Some.Line()));

    [Fact]
    public void A_loss_of_logits_behind_probabilities_is_warned_of()
    {
        var setup = Some.Setup();
        var loss = new Mock<ILoss>();
        loss.Setup(mock => mock.Targets).Returns(TargetKinds.Classes);
        loss.Setup(mock => mock.MinimumOutputs).Returns(2);
        loss.Setup(mock => mock.InputScale).Returns(PredictionScale.Logits);
        setup.Loss = loss.Object;
        Assert.Contains("FNN202", One(setup), StringComparison.Ordinal);
        setup.Network.Layers = [new(new Dense { Units = 2 })];
        Assert.Empty(Check(setup));
    }

    [Fact]
    public void A_metric_of_probabilities_behind_scores_is_an_error_and_behind_logits_it_is_not()
    {
        var setup = Some.Setup();
        setup.Loss = new BinaryCrossEntropyWithLogits();
        setup.Network.Layers = [new(new Dense { Units = 1 })];
        setup.Metrics = [new RocAuc(), new Accuracy(), new LogLoss()];
        Assert.Empty(Check(setup));
        setup.Loss = new Hinge();
        Assert.StartsWith("Metrics:2: error FNN113: the metric 'log-loss' needs probabilities, but with the loss 'hinge' the output is a score;", One(setup), StringComparison.Ordinal);
        setup.Network.Layers = [new(new Dense { Units = 2 })];
        Assert.Contains("the outputs are scores;", One(setup), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validation_roc-auc", 0, 0, "is NaN whatever the network predicts, because the validation part has 2 samples of 'no'")]
    [InlineData("validation_roc-auc", 0, 1, null)]
    [InlineData("validation_accuracy", 0, 0, null)]
    public void A_watched_metric_that_the_validation_part_does_not_define_is_warned_of(string watched, int first, int second, string? says)
    {
        var setup = Some.Setup();
        setup.Metrics = [new Accuracy(), new RocAuc()];
        setup.Callbacks = [new FnnKit.Callbacks.EarlyStopping { Metric = watched }];
        setup.Data.Split = new SplitOptions { Validation = 0.25 };
        // Whatever samples are drawn for validation get the classes of the test.
        int[] validation = DataSplit.Create(Some.Points(), setup.Data.Split, setup.Seed).Validation;
        double[] classes = [.. Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? 0.0 : 1)];
        (classes[validation[0]], classes[validation[1]]) = (first, second);
        var data = new TableDataSet(Some.Points().Schema, [.. Enumerable.Range(0, 16).Select(i => (double)i / 16)], classes);
        var found = Check(setup, data).Where(error => error.ToString().Contains("FNN213", StringComparison.Ordinal));
        if (says is null)
            Assert.Empty(found);
        else
            Assert.Contains(says, Assert.Single(found).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(typeof(Softmax))]
    public void A_loss_of_logarithms_behind_anything_else_is_warned_of(Type? activation)
    {
        var setup = Some.Setup();
        setup.Loss = new NegativeLogLikelihood();
        setup.Network.Layers = [new(new Dense { Units = 2, Activation = activation is null ? null : (IActivation)Activator.CreateInstance(activation)! })];
        Assert.Contains("warning FNN201: the loss 'negative-log-likelihood' needs logarithms", One(setup), StringComparison.Ordinal);
        setup.Network.Layers = [new(new Dense { Units = 2, Activation = new LogSoftmax() })];
        Assert.Empty(Check(setup));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.1)]
    public void A_learning_rate_that_is_no_rate_is_an_error(double late)
    {
        var setup = Some.Setup();
        var schedule = new Mock<ISchedule>();
        schedule.Setup(mock => mock.At(It.Ref<Progress>.IsAny)).Returns((in Progress progress) => progress.Step < 5 ? 0.1 : late);
        setup.Optimizer = new Sgd { LearningRate = new Scheduled(schedule.Object) };
        Assert.Contains("error FNN109", One(setup), StringComparison.Ordinal);
        Assert.Contains("in step 6 of 10", One(setup), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sampler_with_fewer_steps_than_the_run_is_an_error()
    {
        var setup = Some.Setup();
        var sampler = new Mock<ISampler>();
        sampler.Setup(mock => mock.Plan(8, 4)).Returns(new SamplerPlan(8, 4) { MaximumSteps = 7 });
        setup.Training.Sampler = sampler.Object;
        Assert.Contains("error FNN108", One(setup), StringComparison.Ordinal);
        Assert.Contains("has batches for 7 steps, but the run takes 10", One(setup), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_without_weights_is_warned_of()
    {
        var setup = Some.Setup();
        setup.Network.Layers = [new(new ActivationLayer { Activation = new Softmax() })];
        Assert.Contains("FNN210", One(setup), StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_are_looked_at_even_where_the_split_makes_no_sense()
    {
        var setup = Regression(null);
        setup.Network.Layers = [new(new Dense { Units = 3 })];
        setup.Data.Split.Stratify = true;
        Assert.Equal([SettingDiagnostics.Split.Code, SettingDiagnostics.OutputSize.Code], Check(setup, Some.Line()).Select(error => error.Code).Order());
    }

    [Fact]
    public async Task Warnings_are_told_once_before_the_first_step()
    {
        var setup = Some.Setup();
        setup.Metrics = [];
        var observer = new Mock<ITrainingObserver>(MockBehavior.Loose);
        var sequence = new MockSequence();
        observer.InSequence(sequence).Setup(mock => mock.Warned(It.Is<IReadOnlyList<SettingError>>(warnings => warnings.Single().Diagnostic == SettingDiagnostics.NoMetric)));
        observer.InSequence(sequence).Setup(mock => mock.Started(It.IsAny<TrainingStart>()));
        await new Trainer(setup, [observer.Object]).TrainAsync();
        observer.Verify(mock => mock.Warned(It.IsAny<IReadOnlyList<SettingError>>()), Times.Once);
        observer.Verify(mock => mock.Started(It.IsAny<TrainingStart>()), Times.Once);
    }
}
