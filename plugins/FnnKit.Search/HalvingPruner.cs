namespace FnnKit.Searches;

/// <summary>
/// Lets only the best part of the trials go on at growing budgets: at the rungs <c>Smallest · Factor^k</c> a trial goes on if it is among the best
/// <c>1 / Factor</c> of all that came there. Source: Li and others, A system for massively parallel hyperparameter tuning (ASHA), 2020.
/// </summary>
[Pruner("halving")]
public sealed class HalvingPruner : IPruner
{
    /// <summary>Which part of the trials goes on: one in so many.</summary>
    [Range(2, 100)]
    public int Factor { get; set; } = 4;

    /// <summary>The budget (epochs, or folds) of the first rung; by default a hundredth of a whole trial, at least 1.</summary>
    [Range(1L, long.MaxValue)]
    public long? Smallest { get; set; }

    /// <inheritdoc/>
    public bool Prunes(PruningRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Prunes(request, request.Trials, Smallest ?? Rungs.DefaultSmallest(request), Factor);
    }

    /// <summary>Whether a trial ends at a rung, compared with some of the others.</summary>
    internal static bool Prunes(PruningRequest request, IEnumerable<SearchTrial> trials, long smallest, int factor)
    {
        var (budget, value) = request.Last;
        if (!Rungs.IsOne(budget, smallest, factor) || budget >= request.Budget)
            return false;
        if (double.IsNaN(value))
            return true;
        double[] others = [.. PruningRequest.At(budget, trials)];
        // Alone at a rung, nobody can tell whether a trial is good.
        int promoted = Math.Max(1, (others.Length + 1) / factor);
        return others.Length > 0 && others.Count(other => other < value) >= promoted;
    }
}
