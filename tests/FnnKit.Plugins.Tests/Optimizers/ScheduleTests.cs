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
    public void Adamw_shrinks_weights_that_have_no_gradient()
    {
        double[] weight = [2];
        Arena<double>[] states = [new(1), new(1)];
        new AdamW { WeightDecay = 0.5 }.Update(new OptimizerPass<double>(new(0, 0.1), weight, [0], states, 0));
        Assert.Equal(1.9, weight[0], 1e-12);
    }
}
