using FnnKit.Training;

namespace FnnKit.Plugins.Tests.Training;

public sealed class CallbackTests
{
    private static readonly HashSet<string> Higher = ["accuracy"];

    [Fact]
    public void Early_stopping_keeps_the_best_weights_and_stops_after_its_patience()
        => Assert.Equal(
            [Verdict.KeepWeights, Verdict.KeepWeights, Verdict.Continue, Verdict.KeepWeights, Verdict.Continue, Verdict.Stop],
            Verdicts(new EarlyStopping { Patience = 2 }, "loss", 3, 2, 2.5, 1, 1, 1.5));

    [Fact]
    public void Early_stopping_wants_more_of_what_is_better_when_there_is_more()
        => Assert.Equal(
            [Verdict.KeepWeights, Verdict.KeepWeights, Verdict.Continue, Verdict.Stop],
            Verdicts(new EarlyStopping { Patience = 2, Metric = "accuracy" }, "accuracy", -0.5, 0.5, 0.5, 0.4));

    [Fact]
    public void Early_stopping_does_not_count_improvements_that_are_too_small()
        => Assert.Equal(
            [Verdict.KeepWeights, Verdict.Continue, Verdict.KeepWeights, Verdict.Continue, Verdict.Stop],
            Verdicts(new EarlyStopping { Patience = 2, MinimumImprovement = 0.5 }, "loss", 3, 2.6, 2.4, 2.3, 2));

    [Fact]
    public void Early_stopping_takes_what_is_not_a_number_for_no_improvement()
        => Assert.Equal(
            [Verdict.Continue, Verdict.KeepWeights, Verdict.Continue, Verdict.Stop],
            Verdicts(new EarlyStopping { Patience = 2 }, "loss", double.NaN, 1, double.NaN, double.NaN));

    [Fact]
    public void Early_stopping_prefers_the_validation_loss()
    {
        double[] state = new double[2];
        var callback = new EarlyStopping { Patience = 1 };
        Assert.Equal(Verdict.KeepWeights, callback.OnEpoch(Report(1, ("loss", 1), ("validation_loss", 2)), state));
        Assert.Equal(Verdict.Stop, callback.OnEpoch(Report(2, ("loss", 0.5), ("validation_loss", 3)), state));
    }

    [Fact]
    public void Early_stopping_counts_epochs_that_are_not_reported()
    {
        double[] state = new double[2];
        var callback = new EarlyStopping { Patience = 10 };
        callback.OnEpoch(Report(10, ("loss", 1)), state);
        Assert.Equal(Verdict.Continue, callback.OnEpoch(Report(15), state));
        Assert.Equal(Verdict.Stop, callback.OnEpoch(Report(20, ("loss", 1)), state));
    }

    [Fact]
    public void Early_stopping_names_the_metrics_there_are_when_its_own_is_not_among_them()
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => new EarlyStopping { Metric = "precision" }.OnEpoch(Report(1, ("loss", 1), ("accuracy", 1)), new double[2]));
        Assert.Contains("'precision'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("loss, accuracy", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Checkpoints_are_saved_after_every_epoch_unless_something_else_is_asked_for()
    {
        Assert.Equal((1, 0), Distances(new Checkpointing()));
        Assert.Equal((5, 0), Distances(new Checkpointing { Every = 5 }));
        Assert.Equal((0, 100), Distances(new Checkpointing { EverySteps = 100 }));
        Assert.Equal((2, 100), Distances(new Checkpointing { Every = 2, EverySteps = 100 }));
    }

    [Fact]
    public void Checkpoints_are_saved_at_their_distance_alone()
    {
        var callback = new Checkpointing { Every = 3, EverySteps = 10 };
        Assert.Equal(Verdict.SaveCheckpoint, callback.OnEpoch(Report(6), default));
        Assert.Equal(Verdict.Continue, callback.OnEpoch(Report(7, ("loss", 1)), default));
        Assert.Equal(Verdict.SaveCheckpoint, callback.OnStep(new StepReport(0, 20, 1), default));
        Assert.Equal(Verdict.Continue, callback.OnStep(new StepReport(0, 21, 1), default));
    }

    private static (int Epochs, int Steps) Distances(ICallback callback) => (callback.EveryEpochs, callback.EverySteps);

    private static Verdict[] Verdicts(EarlyStopping callback, string name, params double[] values)
    {
        double[] state = new double[callback.StateSize];
        return [.. values.Select((value, i) => callback.OnEpoch(Report(i + 1, (name, value)), state))];
    }

    private static EpochReport Report(long epoch, params (string Name, double Value)[] values)
        => new() { Epoch = epoch, Step = epoch, Values = values.ToDictionary(value => value.Name, value => value.Value), HigherIsBetter = Higher };
}
