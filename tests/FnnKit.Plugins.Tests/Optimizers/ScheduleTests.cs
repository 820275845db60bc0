using FnnKit.Optimizers;

namespace FnnKit.Plugins.Tests.Optimizers;

public sealed class ScheduleTests
{
    [Fact]
    public void Warmup_rises_to_where_the_other_starts_which_then_has_what_is_left_of_the_run()
    {
        var warmup = new WarmupSchedule { Steps = 20, StartFactor = 0, Then = new Scheduled(new CosineSchedule { From = 1 }) };
        var rates = new long[] { 0, 10, 20, 60, 100 }.Select(step => warmup.At(new Progress(step, 4, 100)));
        Assert.Equal([0, 0.5, 1, 0.5, 0], rates, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Chained_schedules_each_start_from_their_own_beginning()
    {
        var second = new Scheduled(new ChainedSchedule { First = 3, Steps = 10, Then = new Scheduled(new PolynomialSchedule { From = 4 }) });
        var chained = new ChainedSchedule { First = new Scheduled(new PolynomialSchedule { From = 2 }), Steps = 10, Then = second };
        Assert.Equal([2, 1, 3, 3, 4, 2, 0], new long[] { 0, 5, 10, 19, 20, 30, 40 }.Select(step => chained.At(new Progress(step, 4, 40))));
    }

    [Fact]
    public void Multi_step_counts_places_in_steps_and_epochs()
    {
        var schedule = new MultiStepSchedule { From = 1, Factor = 0.5, Steps = [3], Epochs = [2] };
        Assert.Equal([1, 0.5, 0.5, 0.25], new long[] { 2, 3, 7, 8 }.Select(step => schedule.At(new Progress(step, 4, 40))));
        Assert.NotEmpty(new MultiStepSchedule { From = 1, Steps = [0] }.Validate(new(this)));
    }

    [Fact]
    public void One_cycle_stays_at_its_end_and_takes_runs_of_any_length()
    {
        var schedule = new OneCycleSchedule { Max = 1 };
        Assert.Equal(1 / 25e4, schedule.At(new Progress(1000, 4, 100)), 1e-15);
        Assert.All(Enumerable.Range(1, 5), total => Assert.InRange(schedule.At(new Progress(0, 4, total)), 0, 1));
    }

    [Fact]
    public void Cyclic_refuses_limits_the_wrong_way_round() => Assert.NotEmpty(new CyclicSchedule { Min = 2, Max = 1 }.Validate(new(this)));

    [Fact]
    public void Coslog_has_waves_that_double_in_length()
    {
        // With 15 steps and four cycles, log2(1 + step) is a whole number after 0, 1, 3, 7 and 15 steps, and the wave is at its top halfway between.
        var schedule = new CosineLogarithmSchedule { Max = 0.2 };
        Assert.All(new long[] { 0, 1, 3, 7, 15 }, step => Assert.Equal(0, schedule.At(new Progress(step, 5, 15)), 1e-15));
        Assert.Equal(0.2, schedule.At(new Progress(414214, 5, 15000000)), 1e-9);
        Assert.Equal(0.2, schedule.At(new Progress(10313709, 5, 15000000)), 1e-9);
        // 0.5 · (1 - cos(2π · log2(1 + 15 · 0.1))), the formula of the paper.
        Assert.Equal(0.2 * 0.5 * (1 - Math.Cos(2 * Math.PI * Math.Log2(2.5))), schedule.At(new Progress(10, 5, 100)), 1e-14);
        Assert.Equal(0.5, new CosineLogarithmSchedule { Max = 1, Cycles = 1 }.At(new Progress(189207115, 5, 1000000000)), 1e-8);
    }

    [Fact]
    public void Flat_cosine_stays_and_then_falls_to_its_end()
    {
        var schedule = new FlatCosineSchedule { From = 2, To = 1 };
        Assert.Equal([2, 2, 2, 1.5, 1, 1], new long[] { 0, 49, 50, 75, 100, 200 }.Select(step => schedule.At(new Progress(step, 4, 100))), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(0.5 * (1 + Math.Cos(Math.PI * 0.5)), new FlatCosineSchedule { From = 1, Flat = 0.8 }.At(new Progress(90, 4, 100)), 1e-12);
    }

    [Fact]
    public void Adamw_shrinks_weights_that_have_no_gradient()
    {
        double[] weight = [2];
        Arena<double>[] states = [new(1), new(1)];
        new AdamW { WeightDecay = 0.5 }.Update(new OptimizerPass<double>(new(0, 0.1), weight, [0], states, 0));
        Assert.Equal(1.9, weight[0], 1e-12);
    }
}
