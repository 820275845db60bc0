using FnnKit.Callbacks;

namespace FnnKit.Plugins.Tests.Callbacks;

public sealed class CallbackTests
{
    private static readonly HashSet<string> Higher = ["accuracy"];

    [Fact]
    public void Early_stopping_keeps_the_best_weights_and_stops_after_its_patience()
        => Assert.Equal(
            [CallbackResult.KeepWeights, CallbackResult.KeepWeights, CallbackResult.Continue, CallbackResult.KeepWeights, CallbackResult.Continue, CallbackResult.Stop],
            Verdicts(new EarlyStopping { Patience = 2 }, "loss", 3, 2, 2.5, 1, 1, 1.5));

    [Fact]
    public void Early_stopping_wants_more_of_what_is_better_when_there_is_more()
        => Assert.Equal(
            [CallbackResult.KeepWeights, CallbackResult.KeepWeights, CallbackResult.Continue, CallbackResult.Stop],
            Verdicts(new EarlyStopping { Patience = 2, Metric = "accuracy" }, "accuracy", -0.5, 0.5, 0.5, 0.4));

    [Fact]
    public void Early_stopping_does_not_count_improvements_that_are_too_small()
        => Assert.Equal(
            [CallbackResult.KeepWeights, CallbackResult.Continue, CallbackResult.KeepWeights, CallbackResult.Continue, CallbackResult.Stop],
            Verdicts(new EarlyStopping { Patience = 2, MinimumImprovement = 0.5 }, "loss", 3, 2.6, 2.4, 2.3, 2));

    [Fact]
    public void Early_stopping_takes_what_is_not_a_number_for_no_improvement()
        => Assert.Equal(
            [CallbackResult.Continue, CallbackResult.KeepWeights, CallbackResult.Continue, CallbackResult.Stop],
            Verdicts(new EarlyStopping { Patience = 2 }, "loss", double.NaN, 1, double.NaN, double.NaN));

    [Fact]
    public void Early_stopping_prefers_the_validation_loss()
    {
        double[] state = new double[2];
        var callback = new EarlyStopping { Patience = 1 };
        Assert.Equal(CallbackResult.KeepWeights, callback.OnEpoch(Report(1, ("loss", 1), ("validation_loss", 2)), state));
        Assert.Equal(CallbackResult.Stop, callback.OnEpoch(Report(2, ("loss", 0.5), ("validation_loss", 3)), state));
    }

    [Fact]
    public void Early_stopping_counts_epochs_that_are_not_reported()
    {
        double[] state = new double[2];
        var callback = new EarlyStopping { Patience = 10 };
        callback.OnEpoch(Report(10, ("loss", 1)), state);
        Assert.Equal(CallbackResult.Continue, callback.OnEpoch(Report(15), state));
        Assert.Equal(CallbackResult.Stop, callback.OnEpoch(Report(20, ("loss", 1)), state));
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
        Assert.Equal(CallbackResult.SaveCheckpoint, callback.OnEpoch(Report(6), default));
        Assert.Equal(CallbackResult.Continue, callback.OnEpoch(Report(7, ("loss", 1)), default));
        Assert.Equal(CallbackResult.SaveCheckpoint, callback.OnStep(new StepReport(0, 20, 1), default));
        Assert.Equal(CallbackResult.Continue, callback.OnStep(new StepReport(0, 21, 1), default));
    }

    [Fact]
    public void Early_stopping_ends_with_the_last_weights_where_the_best_are_not_wanted()
        => Assert.Equal(
            [CallbackResult.Continue, CallbackResult.Continue, CallbackResult.Continue, CallbackResult.Stop],
            Verdicts(new EarlyStopping { Patience = 2, RestoreBest = false }, "loss", 3, 2, 2.5, 3));

    [Fact]
    public void Checkpoints_of_the_best_are_saved_when_a_report_is_better_than_all_before()
    {
        var callback = new Checkpointing { Best = true, Metric = "accuracy", Keep = 2 };
        double[] state = new double[callback.StateSize];
        CallbackResult[] verdicts = [.. new[] { double.NaN, 0.5, 0.4, 0.5, 0.6 }.Select((value, i) => callback.OnEpoch(Report(i + 1, ("accuracy", value)), state))];
        Assert.Equal([CallbackResult.Continue, CallbackResult.SaveCheckpoint, CallbackResult.Continue, CallbackResult.Continue, CallbackResult.SaveCheckpoint], verdicts);
        Assert.Equal((0, 0), Distances(callback));
        Assert.Equal("accuracy", ((ICallback)callback).Watches);
    }

    [Fact]
    public void Checkpoints_are_saved_either_when_best_or_at_a_distance()
    {
        Assert.Empty(new Checkpointing { Best = true }.Validate(new(this)));
        Assert.NotEmpty(new Checkpointing { Best = true, Every = 2 }.Validate(new(this)));
        Assert.NotEmpty(new Checkpointing { Metric = "loss" }.Validate(new(this)));
    }

    [Fact]
    public void A_time_limit_stops_after_its_time()
    {
        var callback = new TimeLimit { Minutes = 1, Seconds = 30 };
        Assert.Equal(CallbackResult.Continue, callback.OnStep(new StepReport(1, 100, 1) { Elapsed = TimeSpan.FromSeconds(89) }, default));
        Assert.Equal(CallbackResult.Stop, callback.OnStep(new StepReport(1, 200, 1) { Elapsed = TimeSpan.FromSeconds(90) }, default));
        Assert.Equal(CallbackResult.Stop, callback.OnEpoch(Report(1) with { Elapsed = TimeSpan.FromHours(1) }, default));
        Assert.NotEmpty(new TimeLimit().Validate(new(this)));
    }

    [Fact]
    public void What_is_no_number_fails_the_run()
    {
        var callback = new TerminateOnNaN();
        Assert.Equal(CallbackResult.Continue, callback.OnStep(new StepReport(1, 1, 5), default));
        Assert.Equal(CallbackResult.Fail, callback.OnStep(new StepReport(1, 2, double.NaN), default));
        Assert.Equal(CallbackResult.Fail, callback.OnStep(new StepReport(1, 3, double.PositiveInfinity), default));
    }

    [Fact]
    public void A_csv_log_has_its_header_once()
    {
        var log = new CsvLog();
        double[] state = new double[log.StateSize];
        var report = Report(1, ("loss", 0.25), ("accuracy", double.NaN)) with { LearningRate = 0.1, Elapsed = TimeSpan.FromSeconds(1.5) };
        Assert.Equal("epoch,step,loss,accuracy,learning_rate,seconds\n1,1,0.25,NaN,0.1,1.5\n", log.Say(report, state));
        Assert.Null(log.Say(Report(2), state));
        Assert.Equal("3,3,0.5,1,0,0\n", log.Say(Report(3, ("loss", 0.5), ("accuracy", 1)), state));
    }

    [Fact]
    public void Lines_of_json_are_written_for_epochs_and_steps()
    {
        ICallback log = new JsonLinesLog { EverySteps = 10, File = "steps.jsonl" };
        Assert.Equal(("steps.jsonl", 10), (log.LogFile, log.EverySteps));
        Assert.Equal("{\"epoch\":1,\"step\":1,\"loss\":null,\"learning_rate\":0,\"seconds\":0}\n", log.Say(Report(1, ("loss", double.NaN)), default));
        Assert.Equal("{\"epoch\":0,\"step\":10,\"loss\":0.5,\"learning_rate\":0.1,\"seconds\":2}\n",
            log.Say(new StepReport(0, 10, 0.5) { LearningRate = 0.1, Elapsed = TimeSpan.FromSeconds(2) }, default));
    }

    [Fact]
    public void Progress_is_a_line_for_people()
        => Assert.Equal("step 300: loss 0.1235, learning rate 0.001, 12.3 s\n",
            new StepProgress().Say(new StepReport(2, 300, 0.1235) { LearningRate = 0.001, Elapsed = TimeSpan.FromSeconds(12.34) }, default));

    [Theory]
    [InlineData("metrics.jsonl")]
    [InlineData("../log.csv")]
    [InlineData("/tmp/log.csv")]
    [InlineData("")]
    public void A_log_lies_in_the_folder_of_the_run_and_is_none_of_its_own_files(string file)
        => Assert.False(System.ComponentModel.DataAnnotations.Validator.TryValidateProperty(file, new(new CsvLog()) { MemberName = nameof(CsvLog.File) }, null));

    private static (int Epochs, int Steps) Distances(ICallback callback) => (callback.EveryEpochs, callback.EverySteps);

    private static CallbackResult[] Verdicts(EarlyStopping callback, string name, params double[] values)
    {
        double[] state = new double[callback.StateSize];
        return [.. values.Select((value, i) => callback.OnEpoch(Report(i + 1, (name, value)), state))];
    }

    private static EpochReport Report(long epoch, params (string Name, double Value)[] values)
        => new() { Epoch = epoch, Step = epoch, Values = values.ToDictionary(value => value.Name, value => value.Value), HigherIsBetter = Higher };
}
