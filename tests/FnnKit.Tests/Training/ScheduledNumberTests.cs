using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Optimizers;

namespace FnnKit.Tests.Training;

/// <summary>Numbers that follow a schedule: dropout, weight decay and label smoothing.</summary>
public sealed class ScheduledNumberTests
{
    private static Scheduled Constant(double value) => new(new ConstantSchedule { Value = value });

    private static Scheduled Falling(double from) => new(new FlatCosineSchedule { From = from, Flat = 0.25 });

    private static TrainingSetup Setup(Scheduled rate, Scheduled decay, Scheduled smoothing, ILoss? loss = null, IOptimizer? optimizer = null)
    {
        var setup = Some.Setup();
        setup.Network.Layers =
        [
            new(new Dense { Units = 5, Activation = new Tanh() }),
            new(new Residual { Layers = [new(new Dropout { Rate = rate }), new(new Dense { Units = 5 }), new(new AlphaDropout { Rate = rate })] }),
            new(new Dense { Units = 2, Activation = new Softmax() }),
        ];
        setup.Loss = loss ?? new CrossEntropy { LabelSmoothing = smoothing };
        setup.Optimizer = optimizer ?? new Adam { LearningRate = 0.05 };
        setup.Training.Regularization.WeightDecay = decay;
        return setup;
    }

    private static async Task<TrainingResult> TrainAsync(TrainingSetup setup) => await new Trainer(setup).TrainAsync();

    [Fact]
    public async Task A_schedule_that_stays_gives_the_bits_of_its_number()
    {
        var plain = await TrainAsync(Setup(0.3, 0.1, 0.2));
        var constant = await TrainAsync(Setup(Constant(0.3), Constant(0.1), Constant(0.2)));
        Assert.Equal(plain.Model.Predict(0.3, -0.4), constant.Model.Predict(0.3, -0.4));
        Assert.Equal(plain.History[^1].Values, constant.History[^1].Values);
    }

    [Fact]
    public async Task Each_number_follows_its_schedule()
    {
        double[] plain = (await TrainAsync(Setup(0.3, 0.1, 0.2))).Model.Predict(0.3, -0.4);
        foreach (var setup in new[] { Setup(Falling(0.3), 0.1, 0.2), Setup(0.3, Falling(0.1), 0.2), Setup(0.3, 0.1, Falling(0.2)) })
            Assert.NotEqual(plain, (await TrainAsync(setup)).Model.Predict(0.3, -0.4));
    }

    [Theory]
    [InlineData(typeof(CrossEntropy))]
    [InlineData(typeof(CrossEntropyWithLogits))]
    [InlineData(typeof(BinaryCrossEntropy))]
    [InlineData(typeof(BinaryCrossEntropyWithLogits))]
    [InlineData(typeof(Focal))]
    public void A_loss_smooths_labels_as_its_schedule_says(Type type)
    {
        double[] prediction = [0.2, 0.7, 0.8, 0.3], target = [0, 1, 1, 0];
        ILoss Loss(Scheduled smoothing)
        {
            var loss = (ILoss)Activator.CreateInstance(type)!;
            type.GetProperty("LabelSmoothing")!.SetValue(loss, smoothing);
            type.GetProperty("Reduction")!.SetValue(loss, Reduction.Sum);
            return loss;
        }

        double Value(ILoss loss) => loss.Evaluate(new(prediction, 2, 2), new(target, 2, 2), default(Matrix<double>), needsValue: true);
        var falling = Loss(Falling(0.4));
        Assert.Equal(Value(Loss(0.4)), Value(falling.At(new Progress(10, 5, 100))));
        Assert.Equal(Value(Loss(0.2)), Value(falling.At(new Progress(625, 5, 1000))), 1e-12);
        Assert.Equal(Value(Loss(0)), Value(falling.At(new Progress(100, 5, 100))), 1e-12);
        Assert.NotEqual(Value(Loss(0)), Value(falling));
        var fixedLoss = Loss(0.2);
        Assert.Same(fixedLoss, fixedLoss.At(new Progress(10, 5, 100)));
    }

    [Theory]
    [InlineData(typeof(AdamW), 1)]
    [InlineData(typeof(Lion), 1)]
    public void An_optimizer_decays_weights_as_its_schedule_says(Type type, double start)
    {
        // No gradient: each step keeps 1 - rate · decay of a weight, and the decay is 0.5, 0.5 and 0.25 in three of four steps.
        var optimizer = (IOptimizer)Activator.CreateInstance(type)!;
        type.GetProperty("WeightDecay")!.SetValue(optimizer, new Scheduled(new FlatCosineSchedule { From = 0.5, Flat = 0.25 }));
        double[] weight = [start];
        Arena<double>[] states = [.. Enumerable.Range(0, optimizer.StateCount).Select(_ => new Arena<double>(1))];
        foreach (var state in states)
            state.Span.Clear();
        foreach (long step in new long[] { 0, 1, 5 })
            optimizer.Update(new OptimizerPass<double>(new(step, 0.1) { Progress = new(step, 4, 8) }, weight, [0], states, 0));
        Assert.Equal((1 - 0.05) * (1 - 0.05) * (1 - 0.025), weight[0], 1e-15);
    }

    [Fact]
    public async Task A_schedule_that_leaves_the_range_of_its_number_is_an_error()
    {
        var error = await Assert.ThrowsAnyAsync<FnnKitException>(() => TrainAsync(Setup(Constant(1), 0.1, 0.2)));
        Assert.Contains("the schedule 'constant' gives 1 at step 0 of", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Rate' must be less than 1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(SetupChecks.Run(SetupFacts.Create(Setup(Falling(0.5), Falling(0.1), Falling(0.2)), Some.Points())), found => !found.IsWarning);
    }
}
