namespace FnnKit.Searches;

/// <summary>
/// Successive halving with several smallest budgets at once, in case early values say little: each trial belongs to a bracket, whose first rung lies a factor
/// higher than that of the one before, and is compared with the trials of its bracket. Source: Li and others, Hyperband, 2018.
/// </summary>
[Pruner("hyperband")]
public sealed class HyperbandPruner : IPruner
{
    /// <summary>Which part of the trials goes on: one in so many.</summary>
    [Range(2, 100)]
    public int Factor { get; set; } = 3;

    /// <summary>The budget (epochs, or folds) of the first rung of the first bracket; by default a hundredth of a whole trial, at least 1.</summary>
    [Range(1L, long.MaxValue)]
    public long? Smallest { get; set; }

    /// <inheritdoc/>
    public bool Prunes(PruningRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        long smallest = Smallest ?? Rungs.DefaultSmallest(request);
        double[] shares = Shares(smallest, request.Budget);
        int bracket = Draw(request, request.Number, shares);
        for (int i = 0; i < bracket; i++)
            smallest *= Factor;
        return HalvingPruner.Prunes(request, request.Trials.Where(trial => Draw(request, trial.Number, shares) == bracket), smallest, Factor);
    }

    /// <summary>How large a part of the trials each bracket gets, such that all brackets cost about the same.</summary>
    private double[] Shares(long smallest, long budget)
    {
        int brackets = 1;
        for (long rung = smallest; rung <= budget / Factor; rung *= Factor)
            brackets++;
        double[] sizes = [.. Enumerable.Range(0, brackets).Select(bracket => Math.Ceiling(brackets * Scalar.Power(Factor, (long)(brackets - 1 - bracket)) / (brackets - bracket)))];
        return [.. sizes.Select(size => size / sizes.Sum())];
    }

    private static int Draw(PruningRequest request, int number, double[] shares)
    {
        double rest = new RandomStream(request.Seed, "pruner.hyperband", (ulong)number).Uniform(0);
        int bracket = 0;
        while (bracket < shares.Length - 1 && rest >= shares[bracket])
            rest -= shares[bracket++];
        return bracket;
    }
}
