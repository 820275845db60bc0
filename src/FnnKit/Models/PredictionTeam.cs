namespace FnnKit;

/// <summary>The threads that large predictions of a process share. Whoever comes while they are taken predicts on its own thread, so that callers never wait for each other.</summary>
internal static class PredictionTeam
{
    private static readonly Lazy<ThreadTeam> Team = new(() => new ThreadTeam(Environment.ProcessorCount));
    private static int _taken;

    /// <summary>Takes the threads.</summary>
    /// <returns>The team; null if it is taken, or the machine has one processor.</returns>
    public static ThreadTeam? TryTake()
        => Environment.ProcessorCount > 1 && Interlocked.CompareExchange(ref _taken, 1, 0) == 0 ? Team.Value : null;

    /// <summary>Gives the threads back.</summary>
    public static void Return() => Volatile.Write(ref _taken, 0);
}
