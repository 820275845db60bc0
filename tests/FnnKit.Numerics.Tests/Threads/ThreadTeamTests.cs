namespace FnnKit.Tests.Threads;

public sealed class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_part_runs_once_run_after_run(int threads)
    {
        using var team = new ThreadTeam(threads);
        var work = new Counting(100);
        for (int run = 1; run <= 2_000; run++)
        {
            team.Run(work, run % 100);
            Assert.Equal(run % 100, work.TakeTotal());
        }
    }

    [Fact]
    public void A_team_that_has_gone_to_sleep_wakes_up_again()
    {
        using var team = new ThreadTeam(3);
        for (int run = 0; run < 5; run++)
        {
            var meeting = new Meeting(3);
            team.Run(meeting, 3); // returns only if three threads are in it at once
            Assert.Equal(3, meeting.Arrived);
            Thread.Sleep(30);
        }
    }

    [Fact]
    public void An_exception_of_a_part_reaches_the_caller_and_the_team_goes_on()
    {
        using var team = new ThreadTeam(3);
        var work = new Counting(50);
        for (int run = 0; run < 20; run++)
        {
            var exception = Assert.Throws<InvalidOperationException>(() => team.Run(new Failing(), 20));
            Assert.Equal("part", exception.Message);
            team.Run(work, 50);
            Assert.Equal(50, work.TakeTotal());
        }
    }

    [Fact]
    public void A_run_within_a_run_is_done_by_its_caller()
    {
        using var team = new ThreadTeam(3);
        var inner = new Counting(7);
        team.Run(new Nested(team, inner), 10);
        Assert.Equal(70, inner.TakeTotal(times: 10));
    }

    [Fact]
    public void Runs_from_several_threads_at_once_are_all_done()
    {
        using var team = new ThreadTeam(2);
        Parallel.For(0, 4, _ =>
        {
            var work = new Counting(9);
            for (int run = 0; run < 500; run++)
            {
                team.Run(work, 9);
                Assert.Equal(9, work.TakeTotal());
            }
        });
    }

    [Fact]
    public void Starting_work_allocates_nothing()
    {
        using var team = new ThreadTeam(2);
        var work = new Counting(10);
        team.Run(work, 10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int run = 0; run < 100; run++)
            team.Run(work, 10);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_disposed_team_refuses_work_and_may_be_disposed_again()
    {
        var team = new ThreadTeam(2);
        team.Run(new Counting(4), 4);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(new Counting(4), 4));
    }

    [Fact]
    public void The_team_of_one_outlives_its_disposal_because_all_share_it()
    {
        ThreadTeam.Single.Dispose();
        var work = new Counting(4);
        ThreadTeam.Single.Run(work, 4);
        Assert.Equal(4, work.TakeTotal());
        Assert.Equal(1, ThreadTeam.Single.Count);
    }

    [Fact]
    public void A_team_without_threads_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadTeam(0));

    private sealed class Counting(int parts) : ParallelWork
    {
        private readonly int[] _runs = new int[parts];

        public int TakeTotal(int times = 1)
        {
            int total = _runs.Sum();
            Assert.All(_runs, runs => Assert.True(runs == 0 || runs == times, "a part ran twice"));
            Array.Clear(_runs);
            return total;
        }

        protected internal override void Run(int part) => Interlocked.Increment(ref _runs[part]);
    }

    private sealed class Failing : ParallelWork
    {
        protected internal override void Run(int part)
        {
            if (part % 7 == 3)
                throw new InvalidOperationException("part");
        }
    }

    private sealed class Nested(ThreadTeam team, ParallelWork inner) : ParallelWork
    {
        protected internal override void Run(int part) => team.Run(inner, 7);
    }

    private sealed class Meeting(int threads) : ParallelWork
    {
        private int _arrived;

        public int Arrived => _arrived;

        protected internal override void Run(int part)
        {
            Interlocked.Increment(ref _arrived);
            if (!SpinWait.SpinUntil(() => Volatile.Read(ref _arrived) == threads, TimeSpan.FromSeconds(30)))
                throw new TimeoutException("The other threads did not come.");
        }
    }
}
