namespace FnnKit.Searches;

/// <summary>
/// The tree-structured Parzen estimator: models the points of good trials by a density <c>l</c> and those of all others by <c>g</c>, draws candidates from
/// <c>l</c> and proposes the one with the largest <c>l / g</c>.
/// </summary>
/// <remarks>
/// The densities are joint ones, so that settings that are only good together are found. Trials of the same generation count as bad, so that they spread. Failed
/// trials are the worst; pruned ones rank behind all that were completed,
/// those that came further first. Sources: Bergstra and others, Algorithms for hyper-parameter optimization, 2011; Falkner and others,
/// BOHB, 2018 (joint densities, widths from their number); Akiba and others, Optuna, 2019 (weights and limits of widths).
/// </remarks>
[Search("tpe")]
public sealed class TpeSearch : ISearch
{
    /// <summary>How many trials to draw at random before the densities are used.</summary>
    [Range(1, 100000)]
    public int Startup { get; set; } = 10;

    /// <summary>How many candidates are drawn for each trial.</summary>
    [Range(1, 100000)]
    public int Candidates { get; set; } = 24;

    /// <summary>Which share of the trials counts as good.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Good { get; set; } = 0.15;

    /// <summary>How many trials count as good at most.</summary>
    [Range(1, 100000)]
    public int MaximumGood { get; set; } = 25;

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Propose(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ranked = request.Trials.OrderBy(Rank).ThenByDescending(LastBudget).ThenBy(trial => double.IsNaN(trial.Value) ? double.PositiveInfinity : trial.Value).ThenBy(trial => trial.Number).ToArray();
        int good = Math.Min((int)Math.Ceiling(Good * ranked.Length), MaximumGood);
        var best = ranked.Take(good).OrderBy(trial => trial.Number).Select(trial => trial.Point).ToArray();
        var others = ranked.Skip(good).OrderBy(trial => trial.Number).Select(trial => trial.Point).ToList();
        var points = new List<double[]>();
        for (int number = request.First; number < request.First + request.Count; number++)
        {
            double[] point = request.Trials.Count < Startup ? RandomSearch.Draw(request, number) : Choose(request, number, best, others);
            points.Add(point);
            others.Add(point);
        }

        return points;
    }

    private double[] Choose(SearchRequest request, int number, IReadOnlyList<IReadOnlyList<double>> best, IReadOnlyList<IReadOnlyList<double>> others)
    {
        ParzenDensity good = new(request.Space, best), bad = new(request.Space, others);
        var random = new RandomStream(request.Seed, "search.tpe", (ulong)number);
        double[]? chosen = null;
        double largest = double.NegativeInfinity;
        for (int i = 0; i < Candidates; i++)
        {
            double[] candidate = good.Draw(random.For($"candidate {i}"));
            double gain = good.LogDensity(candidate) - bad.LogDensity(candidate);
            if (chosen is not null && !(gain > largest))
                continue;
            (chosen, largest) = (candidate, gain);
        }

        return chosen!;
    }

    private static int Rank(SearchTrial trial) => double.IsNaN(trial.Value) ? 2 : (int)trial.State;

    private static long LastBudget(SearchTrial trial) => trial.State == TrialState.Pruned && trial.Values.Count > 0 ? trial.Values[^1].Budget : 0;
}
