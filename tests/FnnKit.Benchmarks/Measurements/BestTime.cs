using System.Diagnostics;

namespace FnnKit.Benchmarks.Measurements;

/// <summary>The shortest time that work takes, once it has been compiled for good.</summary>
internal static class BestTime
{
    /// <summary>Seconds for which the runtime may still be compiling.</summary>
    private const double WarmUp = 0.6;

    /// <summary>Runs the work again and again for some seconds and returns the seconds of the fastest call.</summary>
    /// <param name="work">The work.</param>
    /// <param name="seconds">How long to look.</param>
    /// <param name="calls">Calls that are timed together, so that the clock does not matter.</param>
    public static double Of(Action work, double seconds = 0.4, int calls = 1)
    {
        var all = Stopwatch.StartNew();
        while (all.Elapsed.TotalSeconds < WarmUp)
            work();
        double best = double.PositiveInfinity;
        for (all.Restart(); all.Elapsed.TotalSeconds < seconds;)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < calls; i++)
                work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds / calls);
        }

        return best;
    }
}
