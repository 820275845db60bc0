using FnnKit.Activations;
using FnnKit.Data;
using FnnKit.Formats;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Optimizers;

namespace FnnKit.Plugins.Tests.Data;

public sealed class SamplerTests
{
    [Fact]
    public void Balanced_draws_every_class_as_often_as_every_other()
    {
        int[] classes = [.. Enumerable.Range(0, 90).Select(i => i < 80 ? 0 : i < 88 ? 1 : 3)];
        var random = new RandomStream(1, "sampler");
        int[] order = new int[90], next = new int[90], again = new int[90];
        var sampler = new Balanced();
        sampler.Fill(0, classes, random.At(0), order);
        sampler.Fill(1, classes, random.At(1), next);
        sampler.Fill(0, classes, random.At(0), again);
        Assert.Equal([30, 0, 30], new[] { 1, 2, 3 }.Select(code => order.Count(sample => classes[sample] == code)));
        Assert.Equal(30, order.Count(sample => classes[sample] == 0));
        Assert.True(order.Take(30).Select(sample => classes[sample]).Distinct().Count() == 3, "an epoch is shuffled");
        Assert.Equal(order, again);
        Assert.NotEqual(order, next);
    }

    [Fact]
    public void Shuffled_orders_differ_from_epoch_to_epoch()
        => Assert.NotEqual(Fill(new Shuffled(), 50, 0), Fill(new Shuffled(), 50, 1));

    [Fact]
    public void Sequential_order_is_that_of_the_data() => Assert.Equal(Enumerable.Range(0, 50), Fill(new Sequential(), 50, 3));

    [Fact]
    public void Batches_are_cut_to_the_number_of_samples()
    {
        Assert.Equal(new SamplerPlan(10, 10) { DrawsEachOnce = true }, new Shuffled().Plan(10, 64));
        Assert.Equal(new SamplerPlan(10, 4) { DrawsEachOnce = true }, new Sequential().Plan(10, 4));
    }

    [Fact]
    public void With_replacement_all_batches_are_full()
    {
        Assert.Equal(new SamplerPlan(12, 4), new WithReplacement().Plan(10, 4));
        Assert.Equal(new SamplerPlan(28, 4), new WithReplacement { StepsPerEpoch = 7 }.Plan(10, 4));
        Assert.Equal(new SamplerPlan(64, 64), new WithReplacement().Plan(10, 64));
        Assert.Throws<DataException>(() => new WithReplacement { StepsPerEpoch = int.MaxValue }.Plan(10, 4));
    }

    [Fact]
    public void With_replacement_some_samples_come_twice() => Assert.InRange(Fill(new WithReplacement(), 1000, 0).Distinct().Count(), 600, 660);

    [Fact]
    public void Replay_draws_what_the_file_says_step_by_step()
    {
        var replay = new Replay { Path = File([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3], 7, 2) };
        Assert.Equal(new SamplerPlan(6, 2) { MaximumSteps = 7 }, replay.Plan(5, null) with { DrawsEachOnce = false });
        Assert.Equal([0, 1, 2, 3, 4, 5], Fill(replay, 10, 0, 6));
        Assert.Equal([6, 7, 8, 9, 0, 1], Fill(replay, 10, 1, 6));
        Assert.Equal([2, 3], Fill(replay, 10, 2, 6)[..2]);
    }

    [Fact]
    public void Replay_says_how_many_steps_there_are_when_they_run_out()
        => Assert.Contains(
            "holds 2 steps",
            Assert.Throws<DataException>(() => Fill(new Replay { Path = File([0, 1, 2, 3], 2, 2) }, 4, 1, 4)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_run_takes_every_step_of_a_replay_and_is_refused_one_more_before_it_begins()
    {
        var setup = new TrainingSetup
        {
            Data = { Loader = new Moons { Samples = 10 } },
            Network = { Layers = [new LayerSetup(new Dense { Units = 2, Activation = new Softmax() })] },
            Loss = new CrossEntropy(),
            Optimizer = new Sgd(),
            Training = { Steps = 7, Sampler = new Replay { Path = File([.. Enumerable.Range(0, 14).Select(i => i % 10L)], 7, 2) } },
        };
        Assert.Equal(7, (await new Trainer(setup).TrainAsync()).Steps);
        setup.Training.Steps = 8;
        Assert.Contains("has batches for 7 steps", (await Assert.ThrowsAsync<SetupException>(() => new Trainer(setup).TrainAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_wants_its_own_batch_size()
    {
        var replay = new Replay { Path = File([0, 1, 2, 3], 2, 2) };
        Assert.Equal(2, replay.Plan(4, 2).BatchSize);
        Assert.Contains("batches of 2", Assert.Throws<DataException>(() => replay.Plan(4, 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_names_the_row_of_a_sample_that_is_not_there()
        => Assert.Contains(
            "sample 9 in row 1",
            Assert.Throws<DataException>(() => Fill(new Replay { Path = File([0, 1, 2, 9], 2, 2) }, 4, 0, 4)).Message, StringComparison.Ordinal);

    [Fact]
    public void Replay_refuses_files_that_hold_no_indices()
    {
        string floats = SampleFiles.Write("floats.npy", path => NpyFile.Write(path, NumericArray.From<double>([1.0, 2.0], 1, 2)));
        string text = SampleFiles.Write("text.npy", path => System.IO.File.WriteAllText(path, "not an array"));
        Assert.Contains("whole numbers", Assert.Throws<DataException>(() => new Replay { Path = floats }.Plan(4, null)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "whole numbers",
            Assert.Throws<DataException>(() => new Replay { Path = File([1, 2], 2) }.Plan(4, null)).Message, StringComparison.Ordinal);
        Assert.Contains(text, Assert.Throws<DataException>(() => new Replay { Path = text }.Plan(4, null)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "There is no file",
            Assert.Throws<DataException>(() => new Replay { Path = "nowhere.npy" }.Plan(4, null)).Message, StringComparison.Ordinal);
    }

    private static string File(long[] indices, params int[] shape)
        => SampleFiles.Write("indices.npy", path => NpyFile.Write(path, NumericArray.From<long>(indices, shape)));

    private static int[] Fill(ISampler sampler, int count, long epoch, int? length = null)
    {
        int[] order = new int[length ?? count];
        sampler.Fill(epoch, count, new RandomStream(2, "sampler").At((ulong)epoch), order);
        return order;
    }
}
