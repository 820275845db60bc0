namespace FnnKit.Searches;

/// <summary>
/// Ends a trial whose folds are significantly worse than those of the best trial: the exact one-sided signed-rank test of their differences, zeros left out and
/// ties sharing their ranks. Source: Wilcoxon, Individual comparisons by ranking methods, 1945.
/// </summary>
[Pruner("wilcoxon")]
public sealed class WilcoxonPruner : IPruner
{
    /// <summary>The probability of ending a trial that is as good as the best.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Significance { get; set; } = 0.1;

    /// <summary>How many folds must have been trained before a trial is ended.</summary>
    [Range(1, 1000)]
    public int Startup { get; set; } = 2;

    bool IPruner.NeedsFolds => true;

    /// <inheritdoc/>
    public bool Prunes(PruningRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var best = request.Trials.Where(trial => trial.State == TrialState.Completed && !double.IsNaN(trial.Value)).MinBy(trial => trial.Value);
        if (best is null || request.Values.Count < Startup)
            return false;
        double[] differences = [.. request.Values.Join(best.Values, own => own.Budget, other => other.Budget, (own, other) => own.Value - other.Value).Where(difference => difference != 0 && !double.IsNaN(difference))];
        // A trial whose mean is better still may win, whatever the test says of its ranks.
        return differences.Length > 0 && differences.Average() > 0 && Probability(differences) < Significance;
    }

    /// <summary>The probability that the ranks of positive differences sum to at least what they do, if either sign is as likely.</summary>
    internal static double Probability(double[] differences)
    {
        // Twice the ranks, because ties share ranks and halves occur.
        int[] ranks = [.. differences.Select(difference => Rank(Math.Abs(difference), differences))];
        int sum = ranks.Where((_, i) => differences[i] > 0).Sum();
        double[] shares = new double[ranks.Sum() + 1];
        shares[0] = 1;
        foreach (int rank in ranks)
        {
            for (int i = shares.Length - 1; i >= 0; i--)
                shares[i] = (shares[i] + (i >= rank ? shares[i - rank] : 0)) / 2;
        }

        return shares.Skip(sum).Sum();
    }

    private static int Rank(double size, double[] differences)
        => differences.Count(other => Math.Abs(other) < size) + differences.Count(other => Math.Abs(other) <= size) + 1;
}
