using System.Text;
using FnnKit.Searches;
using Moq;

namespace FnnKit.Tests.Tuning;

public sealed class TunerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_study_is_the_same_bytes_for_any_number_of_workers()
    {
        string one = await JournalAsync(new SmallStudy(), "one");
        foreach (int workers in new[] { 2, 4 })
        {
            var study = new SmallStudy { Options = new() { Trials = 6, Generation = 3, Workers = workers, Search = new RandomSearch(), Space = SmallStudy.Rates } };
            Assert.Equal(one, await JournalAsync(study, $"with{workers}"));
        }

        Assert.Equal(1 + (2 * 6) + 1, one.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task A_study_that_was_interrupted_in_a_trial_ends_with_the_same_bytes()
    {
        string whole = await JournalAsync(new SmallStudy(), "whole");
        for (int stop = 1; stop <= 30; stop += 7)
        {
            using var source = new CancellationTokenSource();
            int reports = 0;
            var observer = new Mock<IStudyObserver>();
            var training = new Mock<ITrainingObserver>();
            training.Setup(mock => mock.Reported(It.IsAny<EpochReport>())).Callback(() =>
            {
                if (++reports == stop)
                    source.Cancel();
            });
            observer.Setup(mock => mock.Follow(It.IsAny<int>())).Returns(training.Object);
            string folder = Path.Combine(_folder, $"stopped{stop}");
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SmallStudy().RunAsync(folder, observer: observer.Object, cancellation: source.Token));
            Assert.NotEmpty(Directory.GetFiles(folder, "*.safetensors", SearchOption.AllDirectories));
            Assert.Equal(whole, await JournalAsync(new SmallStudy(), $"stopped{stop}"));
        }
    }

    [Fact]
    public async Task A_trial_is_resumed_from_the_checkpoint_of_a_worker_that_was_killed()
    {
        string whole = await JournalAsync(new SmallStudy(), "whole");
        // The first half of a trial, left as a kill leaves it: a checkpoint, no result, and a lease of a process that is gone.
        var killed = new SmallStudy { Change = (setup, _) => setup };
        string folder = Path.Combine(_folder, "killed");
        using var source = new CancellationTokenSource();
        var observer = new Mock<IStudyObserver>();
        var training = new Mock<ITrainingObserver>();
        training.Setup(mock => mock.Reported(It.Is<EpochReport>(report => report.Epoch == 3))).Callback(source.Cancel);
        observer.Setup(mock => mock.Follow(1)).Returns(training.Object);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => killed.RunAsync(folder, observer: observer.Object, cancellation: source.Token));
        string lease = Path.Combine(folder, "leases", "0001.json");
        File.WriteAllText(lease, LeaseFile.Write("gone", 0).Replace($"\"process\":{Environment.ProcessId}", "\"process\":4194303", StringComparison.Ordinal));

        var epochs = new List<long>();
        var again = new Mock<ITrainingObserver>();
        again.Setup(mock => mock.Reported(It.IsAny<EpochReport>())).Callback((EpochReport report) => epochs.Add(report.Epoch));
        var second = new Mock<IStudyObserver>();
        second.Setup(mock => mock.Follow(1)).Returns(again.Object);
        await new SmallStudy().RunAsync(folder, observer: second.Object);
        Assert.Equal([4, 5, 6], epochs);
        Assert.Equal(whole, File.ReadAllText(Path.Combine(folder, "journal.jsonl")));
    }

    [Fact]
    public async Task A_lease_of_another_machine_is_taken_over_when_it_was_not_renewed_for_long_enough()
    {
        string whole = await JournalAsync(new SmallStudy(), "whole");
        string folder = Path.Combine(_folder, "left");
        Directory.CreateDirectory(Path.Combine(folder, "leases"));
        File.WriteAllText(Path.Combine(folder, "leases", "0002.json"), LeaseFile.Write("other", 0).Replace(Environment.MachineName, "elsewhere", StringComparison.Ordinal));
        await new SmallStudy().RunAsync(folder, SmallStudy.Quick with { Lease = TimeSpan.FromMilliseconds(50) });
        Assert.Equal(whole, File.ReadAllText(Path.Combine(folder, "journal.jsonl")));
    }

    [Fact]
    public async Task A_clock_that_jumps_changes_nothing()
    {
        string whole = await JournalAsync(new SmallStudy(), "whole");
        string folder = Path.Combine(_folder, "jumping");
        await new SmallStudy().RunAsync(folder, clock: new JumpingClock());
        Assert.Equal(whole, File.ReadAllText(Path.Combine(folder, "journal.jsonl")));
    }

    [Fact]
    public async Task A_journal_whose_end_was_cut_off_goes_on_and_one_that_was_changed_is_refused()
    {
        string whole = await JournalAsync(new SmallStudy(), "study");
        string path = Path.Combine(_folder, "study", "journal.jsonl");
        for (int cut = 1; cut < 400; cut += 57)
        {
            File.WriteAllText(path, whole[..^cut]);
            Assert.Equal(whole, await JournalAsync(new SmallStudy(), "study"));
        }

        File.WriteAllText(path, whole.Replace("\"state\":\"completed\",\"value\":", "\"state\":\"completed\",\"value\":1", StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<StudyException>(() => JournalAsync(new SmallStudy(), "study"));
        Assert.Contains("line 5", refused.Message, StringComparison.Ordinal);
        Assert.Contains("checksum", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_configuration_is_refused_with_what_differs()
    {
        string whole = await JournalAsync(new SmallStudy(), "study");
        var other = new SmallStudy { Options = new() { Trials = 7, Generation = 3, Search = new RandomSearch(), Space = SmallStudy.Rates } };
        var refused = await Assert.ThrowsAsync<StudyException>(() => other.RunAsync(Path.Combine(_folder, "study")));
        Assert.Contains("'Tune:Trials' was 6 and is 7 now", refused.Message, StringComparison.Ordinal);
        Assert.Equal(whole, File.ReadAllText(Path.Combine(_folder, "study", "journal.jsonl")));
    }

    [Fact]
    public async Task A_study_of_another_version_is_refused()
    {
        await JournalAsync(new SmallStudy(), "study");
        string path = Path.Combine(_folder, "study", "journal.jsonl");
        var header = System.Text.Json.Nodes.JsonNode.Parse(File.ReadLines(path).First())!.AsObject();
        header.Remove("sum");
        header["fnnkit"] = "0.0.1";
        File.WriteAllText(path, JournalLine.Write(header, "") + "\n");
        Assert.Contains("begun by FnnKit 0.0.1", (await Assert.ThrowsAsync<StudyException>(() => JournalAsync(new SmallStudy(), "study"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_of_a_run_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "metrics.jsonl"), "");
        Assert.Contains("is the folder of a run", (await Assert.ThrowsAsync<StudyException>(() => new SmallStudy().RunAsync(_folder))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_that_fail_have_their_reasons_and_the_study_goes_on()
    {
        var study = new SmallStudy
        {
            Change = (setup, point) => point[0] > 0.1 ? throw new InsufficientMemoryException() : point[0] > 0.03 ? throw new SetupException("first line\nsecond line") : setup,
            Options = new() { Trials = 12, Generation = 4, Search = new HaltonSearch(), Space = SmallStudy.Rates },
        };
        var result = await study.RunAsync(_folder);
        string[] reasons = [.. result.Trials.Select(trial => trial.Reason).OfType<string>().Distinct().Order()];
        Assert.Equal(["first line; second line", "there was not enough memory"], reasons);
        Assert.True(result.Best!.Point[0] <= 0.03);
        Assert.Equal(12, result.Trials.Count);
    }

    [Fact]
    public async Task If_all_trials_diverge_there_is_no_best_and_each_says_why()
    {
        var study = new SmallStudy { Change = (setup, _) => setup with { Optimizer = new FnnKit.Optimizers.Sgd { LearningRate = 1e30 } } };
        var result = await study.RunAsync(_folder);
        Assert.Null(result.Best);
        Assert.All(result.Trials, trial => Assert.Contains("diverged", trial.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task If_all_trials_are_pruned_the_best_of_them_is_trained_to_its_end()
    {
        var pruner = new Mock<IPruner>();
        pruner.Setup(mock => mock.Prunes(It.IsAny<PruningRequest>())).Returns((PruningRequest request) => request.Last.Budget == 2);
        var study = new SmallStudy { Options = new() { Trials = 4, Generation = 2, Search = new RandomSearch(), Pruner = pruner.Object, Space = SmallStudy.Rates } };
        var result = await study.RunAsync(_folder);
        Assert.All(result.Trials, trial => Assert.Equal((TrialState.Pruned, 2), (trial.State, trial.Values.Count)));
        Assert.Equal(result.Trials.Min(trial => trial.Value), result.Best!.Value);
        Assert.Equal(Path.Combine(_folder, "final"), result.FinalRun);
        Assert.Contains("loss", result.Test.Keys);
    }

    [Fact]
    public async Task A_limit_is_checked_before_training()
    {
        var study = new SmallStudy { Options = new() { Trials = 2, Generation = 2, Search = new RandomSearch(), Space = SmallStudy.Rates, Limits = new() { Weights = 1 } } };
        var result = await study.RunAsync(_folder);
        Assert.All(result.Trials, trial => Assert.Equal("the network has 2 weights, more than the 1 of 'Tune:Limits:Weights'", trial.Reason));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "trials"), "metrics.jsonl", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_study_whose_time_runs_out_ends_and_is_the_same_when_it_is_opened_again()
    {
        var study = new SmallStudy { Options = new() { Trials = 1000, Generation = 3, Search = new RandomSearch(), Space = SmallStudy.Rates, Time = TimeSpan.FromTicks(1) } };
        var result = await study.RunAsync(_folder);
        Assert.Equal("time", result.End);
        string journal = File.ReadAllText(Path.Combine(_folder, "journal.jsonl"));
        Assert.Equal(result.Trials.Count, (await study.RunAsync(_folder)).Trials.Count);
        Assert.Equal(journal, File.ReadAllText(Path.Combine(_folder, "journal.jsonl")));
    }

    [Fact]
    public async Task Folds_are_validation_parts_that_leave_the_test_part_alone()
    {
        var study = new SmallStudy { Options = new() { Trials = 2, Generation = 2, Folds = 3, Search = new RandomSearch(), Space = SmallStudy.Rates } };
        var result = await study.RunAsync(_folder);
        Assert.All(result.Trials, trial => Assert.Equal(3, trial.Values.Count));
        var data = Some.Line(40);
        int[] test = DataSplit.Create(data, new SplitOptions { Test = 0.25, Validation = 0.25 }, 3).Test;
        var folds = Enumerable.Range(1, 3).Select(fold => DataSplit.Create(data, new SplitOptions { Test = 0.25, ValidationFolds = 3, ValidationFold = fold }, 3)).ToArray();
        Assert.All(folds, split => Assert.Equal(test, split.Test));
        Assert.Equal(Enumerable.Range(0, 40).Except(test), folds.SelectMany(split => split.Validation).Order());
        Assert.DoesNotContain("\"test\": {\n    \"loss\"", File.ReadAllText(Path.Combine(_folder, "trials", "0001", "fold1", "run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_proposes_what_is_not_in_the_space_is_named()
    {
        var search = new Mock<ISearch>();
        search.Setup(mock => mock.Propose(It.IsAny<SearchRequest>())).Returns([[5.0]]);
        var study = new SmallStudy { Options = new() { Trials = 2, Search = search.Object, Space = SmallStudy.Rates } };
        Assert.Contains("outside of the space: 5", (await Assert.ThrowsAsync<StudyException>(() => study.RunAsync(_folder))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_observer_that_throws_ends_nothing()
    {
        var observer = new Mock<IStudyObserver>();
        observer.Setup(mock => mock.TrialEnded(It.IsAny<TuneTrial>())).Throws<InvalidOperationException>();
        Assert.Equal(6, (await new SmallStudy().RunAsync(_folder, observer: observer.Object)).Trials.Count);
    }

    private async Task<string> JournalAsync(SmallStudy study, string name)
    {
        string folder = Path.Combine(_folder, name);
        await study.RunAsync(folder);
        return File.ReadAllText(Path.Combine(folder, "journal.jsonl"), Encoding.UTF8);
    }

    /// <summary>A clock that is put back and forth by hours whenever somebody looks.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(++_looks % 2 == 0 ? 30 : -30);
    }
}
