namespace FnnKit.Testing;

/// <summary>Counts what a call allocates.</summary>
internal static class Allocations
{
    /// <summary>The bytes that a call allocates once it is warm.</summary>
    public static long Measure(Action action)
    {
        // Until the runtime has compiled a method for good, it may allocate on its own account.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 50 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
