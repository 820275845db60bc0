using FnnKit.Callbacks;
using FnnKit.Testing;

namespace FnnKit.Plugins.Tests.Callbacks;

public sealed class CallbackTests
{
    private static readonly HashSet<string> Higher = ["accuracy"];

    private const string Keep = nameof(ICallbackHost.KeepWeights), Save = nameof(ICallbackHost.SaveCheckpoint), Stop = nameof(ICallbackHost.Stop), Fail = nameof(ICallbackHost.Fail);

    private readonly RecordingCallbackHost _host = new();

    [Fact]
    public void Early_stopping_keeps_the_best_weights_and_stops_after_its_patience()
    {
        Assert.Equal([Keep, Keep, "", Keep, "", Stop], Requests(new EarlyStopping { Patience = 2 }, "loss", 3, 2, 2.5, 1, 1, 1.5));
        Assert.Equal("'loss' has not improved for 2 epochs; the best was 1 in epoch 4", _host.Reason);
    }

    [Fact]
    public void Early_stopping_may_take_the_last_of_equal_epochs()
        => Assert.Equal([Keep, "", Keep, "", Stop], Requests(new EarlyStopping { Patience = 2, Metric = "accuracy", Ties = Ties.Last }, "accuracy", 0.5, 0.4, 0.5, 0.4, 0.3));

    [Fact]
    public void Early_stopping_compares_in_the_direction_that_is_better()
        => Assert.Equal([Keep, Keep, "", Stop], Requests(new EarlyStopping { Patience = 2, Metric = "accuracy" }, "accuracy", -0.5, 0.5, 0.5, 0.4));

    [Fact]
    public void Early_stopping_ignores_improvements_that_are_too_small()
        => Assert.Equal([Keep, "", Keep, "", Stop], Requests(new EarlyStopping { Patience = 2, MinimumImprovement = 0.5 }, "loss", 3, 2.6, 2, 1.9, 1.8));

    [Fact]
    public void Epochs_without_a_number_do_not_count_for_early_stopping_and_are_warned_of_once()
    {
        var requests = Requests(new EarlyStopping { Patience = 2, Metric = "roc-auc" }, "roc-auc", double.NaN, 1, double.NaN, double.NaN, 2, double.NaN, 2);
        Assert.StartsWith("Write(warning: 'roc-auc' is NaN in epoch 1:", requests[0], StringComparison.Ordinal);
        Assert.Equal([Keep, "", "", "", "", Stop], requests[1..]);
        Assert.Equal("'roc-auc' has not improved for 2 epochs; the best was 1 in epoch 2", _host.Reason);
        Assert.DoesNotContain(Stop, Requests(new EarlyStopping { Patience = 2, Metric = "roc-auc" }, "roc-auc", double.NaN, double.NaN, double.NaN, double.NaN));
    }

    [Fact]
    public void Epochs_without_a_number_are_remembered_by_early_stopping_that_resumes()
    {
        var options = new EarlyStopping { Patience = 2 };
        ICallbackRun before = options.Start(), after = options.Start();
        for (int epoch = 1; epoch <= 4; epoch++)
            Requests(before, Report(epoch, ("loss", epoch is 2 or 3 ? double.NaN : epoch)));
        after.Restore(before.Save());
        Assert.Equal([Stop], Requests(after, Report(5, ("loss", 5))));
    }

    [Fact]
    public void Reports_without_a_number_leave_the_rate_as_it_is()
    {
        var requests = Requests(new ReduceOnPlateau { Patience = 1, Metric = "roc-auc" }, "roc-auc", double.NaN, double.NaN, double.NaN, double.NaN);
        Assert.StartsWith("Write(warning: 'roc-auc' is NaN in epoch 1:", requests[0], StringComparison.Ordinal);
        Assert.Equal(["", "", ""], requests[1..]);
    }

    [Fact]
    public void Early_stopping_prefers_the_validation_loss()
    {
        var run = new EarlyStopping { Patience = 1 }.Start();
        Assert.Equal([Keep], Requests(run, Report(1, ("loss", 1), ("validation_loss", 2))));
        Assert.Equal([Stop], Requests(run, Report(2, ("loss", 0.5), ("validation_loss", 3))));
    }

    [Fact]
    public void Early_stopping_counts_epochs_that_are_not_reported()
    {
        var run = new EarlyStopping { Patience = 10 }.Start();
        Assert.Equal([Keep], Requests(run, Report(10, ("loss", 1))));
        Assert.Empty(Requests(run, Report(15)));
        Assert.Equal([Stop], Requests(run, Report(20, ("loss", 1))));
    }

    [Fact]
    public void Early_stopping_names_the_values_of_a_report_when_its_own_is_not_among_them()
    {
        var run = new EarlyStopping { Metric = "precision" }.Start();
        var exception = Assert.Throws<InvalidOperationException>(() => run.After(Report(1, ("loss", 1), ("accuracy", 1)), _host));
        Assert.Contains("'precision'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("loss, accuracy", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Early_stopping_ends_with_the_last_weights_where_the_best_are_not_wanted()
        => Assert.Equal(["", "", "", Stop], Requests(new EarlyStopping { Patience = 2, RestoreBest = false }, "loss", 3, 2, 2.5, 3));

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
        var run = new Checkpointing { Every = 3, EverySteps = 10 }.Start();
        Assert.Equal([Save], Requests(run, Report(6)));
        Assert.Empty(Requests(run, Report(7, ("loss", 1))));
        Assert.Equal([Save], Requests(run, new StepReport(0, 20, 1)));
        Assert.Empty(Requests(run, new StepReport(0, 21, 1)));
    }

    [Fact]
    public void Checkpoints_of_the_best_are_saved_when_a_report_is_better_than_all_before()
    {
        var callback = new Checkpointing { Best = true, Metric = "accuracy", Keep = 2 };
        var requests = Requests(callback, "accuracy", double.NaN, 0.5, 0.4, 0.5, 0.6);
        Assert.StartsWith("Write(warning: 'accuracy' is NaN", requests[0], StringComparison.Ordinal);
        Assert.Equal([Save, "", "", Save], requests[1..]);
        Assert.Equal((0, 0), Distances(callback));
        Assert.Equal(("accuracy", 2), (((ICallback)callback).Watches, ((ICallback)callback).CheckpointsKept));
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
        var run = new TimeLimit { Minutes = 1, Seconds = 30 }.Start();
        Assert.Empty(Requests(run, new StepReport(1, 100, 1) { Elapsed = TimeSpan.FromSeconds(89) }));
        Assert.Equal([Stop], Requests(run, new StepReport(1, 200, 1) { Elapsed = TimeSpan.FromSeconds(90) }));
        Assert.Equal("the time limit of 90 s is reached", _host.Reason);
        Assert.Equal([Stop], Requests(run, Report(1) with { Elapsed = TimeSpan.FromHours(1) }));
        Assert.NotEmpty(new TimeLimit().Validate(new(this)));
    }

    [Fact]
    public void A_loss_that_is_not_finite_fails_the_run()
    {
        var run = new TerminateOnNaN().Start();
        Assert.Empty(Requests(run, new StepReport(1, 1, 5)));
        Assert.Equal([Fail], Requests(run, new StepReport(1, 2, double.NaN)));
        Assert.Equal([Fail], Requests(run, new StepReport(1, 3, double.PositiveInfinity)));
        Assert.Empty(Requests(run, Report(1)));
        Assert.Equal([Fail], Requests(run, Report(2, ("loss", double.NaN))));
    }

    [Fact]
    public void A_csv_log_has_its_header_once()
    {
        var run = new CsvLog().Start();
        var report = Report(1, ("loss", 0.25), ("accuracy", double.NaN)) with { LearningRate = 0.1, Elapsed = TimeSpan.FromSeconds(1.5) };
        Assert.Equal("epoch,step,loss,accuracy,learning_rate,seconds\n1,1,0.25,NaN,0.1,1.5\n", Text(run, report));
        Assert.Empty(Requests(run, Report(2)));
        Assert.Equal("3,3,0.5,1,0,0\n", Text(run, Report(3, ("loss", 0.5), ("accuracy", 1))));
    }

    [Fact]
    public void Lines_of_json_are_written_for_epochs_and_steps()
    {
        ICallback log = new JsonLinesLog { EverySteps = 10, File = "steps.jsonl" };
        var run = log.Start();
        Assert.Equal(("steps.jsonl", 10), (log.LogFile, log.EverySteps));
        Assert.Equal("{\"epoch\":1,\"step\":1,\"loss\":null,\"learning_rate\":0,\"seconds\":0}\n", Text(run, Report(1, ("loss", double.NaN))));
        Assert.Equal("{\"epoch\":0,\"step\":10,\"loss\":0.5,\"learning_rate\":0.1,\"seconds\":2}\n",
            Text(run, new StepReport(0, 10, 0.5) { LearningRate = 0.1, Elapsed = TimeSpan.FromSeconds(2) }));
    }

    [Fact]
    public void Progress_is_a_line_for_people()
        => Assert.Equal("step 300: loss 0.1235, learning rate 0.001, 12.3 s\n",
            Text(new StepProgress().Start(), new StepReport(2, 300, 0.1235) { LearningRate = 0.001, Elapsed = TimeSpan.FromSeconds(12.34) }));

    [Fact]
    public void A_rate_on_a_plateau_does_not_fall_below_its_minimum()
    {
        var run = new ReduceOnPlateau { Patience = 0, Factor = 0.1, MinimumRate = 0.05 }.Start();
        Requests(run, Report(1, ("loss", 1)) with { LearningRate = 0.1 });
        Assert.Equal(["ScaleLearningRate(0.5)"], Requests(run, Report(2, ("loss", 1)) with { LearningRate = 0.1 }));
        Assert.Equal(["ScaleLearningRate(1)"], Requests(run, Report(3, ("loss", 1)) with { LearningRate = 0.05 }));
    }

    [Fact]
    public void A_state_of_another_size_is_refused()
    {
        ICallback[] callbacks = [new EarlyStopping(), new ReduceOnPlateau(), new Checkpointing { Best = true }, new CsvLog()];
        Assert.All(callbacks, callback => Assert.Throws<ArgumentException>(() => callback.Start().Restore([1, 2, 3])));
    }

    [Theory]
    [InlineData("metrics.jsonl")]
    [InlineData("../log.csv")]
    [InlineData("/tmp/log.csv")]
    [InlineData("")]
    public void A_log_lies_in_the_folder_of_the_run_and_is_none_of_its_own_files(string file)
        => Assert.False(System.ComponentModel.DataAnnotations.Validator.TryValidateProperty(file, new(new CsvLog()) { MemberName = nameof(CsvLog.File) }, null));

    private static (int Epochs, int Steps) Distances(ICallback callback) => (callback.EveryEpochs, callback.EverySteps);

    /// <summary>What a callback requests after each of some reports, which have one value each.</summary>
    private string[] Requests(ICallback callback, string name, params double[] values)
    {
        var run = callback.Start();
        return [.. values.Select((value, i) => string.Join(", ", Requests(run, Report(i + 1, (name, value)))))];
    }

    private string[] Requests(ICallbackRun run, EpochReport report)
    {
        run.After(report, _host);
        return _host.Take();
    }

    private string[] Requests(ICallbackRun run, StepReport report)
    {
        run.After(report, _host);
        return _host.Take();
    }

    private string Text(ICallbackRun run, EpochReport report) => Written(Requests(run, report));

    private string Text(ICallbackRun run, StepReport report) => Written(Requests(run, report));

    private static string Written(string[] requests) => string.Concat(requests.Select(request => request["Write(".Length..^1]));

    private static EpochReport Report(long epoch, params (string Name, double Value)[] values)
        => new() { Epoch = epoch, Step = epoch, Values = values.ToDictionary(value => value.Name, value => value.Value), HigherIsBetter = Higher };
}
