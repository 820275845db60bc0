namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every schedule.</summary>
public sealed class ScheduleLaws
{
    public static TheoryData<string> All => Parts.Names<ISchedule>();

    [Theory]
    [MemberData(nameof(All))]
    public void It_gives_a_finite_rate_for_every_step_that_depends_on_the_step_alone(string name)
    {
        ISchedule schedule = Parts.Make<ISchedule>(name), other = Parts.Make<ISchedule>(name);
        double[] forwards = [.. Enumerable.Range(0, 1001).Select(step => schedule.At(new Progress(step, 10, 1000)))];
        Assert.All(forwards, rate => Assert.True(double.IsFinite(rate) && rate >= 0));
        for (int step = 1000; step >= 0; step--)
            Assert.Equal(forwards[step], other.At(new Progress(step, 10, 1000)));
        Assert.True(double.IsFinite(schedule.At(new Progress(long.MaxValue - 1, 1, long.MaxValue))));
    }
}
