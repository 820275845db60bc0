namespace FnnKit.Searches;

/// <summary>The budgets at which trials are compared.</summary>
internal static class Rungs
{
    /// <summary>A hundredth of a whole trial, at least 1.</summary>
    public static long DefaultSmallest(PruningRequest request) => Math.Max(1, request.Budget / 100);

    /// <summary>Whether a budget is <c>smallest · factor^k</c> for some <c>k</c>.</summary>
    public static bool IsOne(long budget, long smallest, int factor)
    {
        long rung = smallest;
        while (rung < budget && rung <= long.MaxValue / factor)
            rung *= factor;
        return rung == budget;
    }
}
