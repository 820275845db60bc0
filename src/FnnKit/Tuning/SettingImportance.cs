namespace FnnKit;

/// <summary>How much each setting of a study mattered for the results.</summary>
public static class SettingImportance
{
    private const int Bins = 4, Fewest = 4;

    /// <summary>
    /// Computes the share that each setting has in what the trials reached. The trials are ranked; a setting divides them into groups (its choices, or four groups
    /// of neighbouring values); and <c>ε² = (SSB − (k − 1)·MSW) / SST</c> is the part of the variance of the ranks between the groups, less what chance gives.
    /// Source: Kelley, An unbiased correlation ratio measure, 1935.
    /// </summary>
    /// <param name="result">The study.</param>
    /// <returns>For each entry of the space a share from 0 to 1; the shares sum to 1 unless nothing mattered.</returns>
    public static IReadOnlyList<double> Compute(StudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        double[] raw = [.. result.Space.Entries.Select((entry, i) => Compute(entry.Parameter, i, result.Trials, result.IsHigherBetter))];
        double sum = raw.Sum();
        return sum > 0 ? [.. raw.Select(value => value / sum)] : raw;
    }

    private static double Compute(SearchParameter parameter, int index, IReadOnlyList<TuneTrial> trials, bool isHigherBetter)
    {
        var known = trials.Where(trial => trial.State != TrialState.Failed && !double.IsNaN(trial.Point[index])).ToArray();
        if (known.Length < Fewest)
            return 0;
        double[] values = [.. known.Select(trial => isHigherBetter ? -trial.Value : trial.Value)];
        double[] ranks = [.. values.Select(value => values.Count(other => other < value) + (values.Count(other => other == value) / 2.0))];
        double[] order = [.. known.Select(trial => trial.Point[index]).Order()];
        var groups = known.Select((trial, i) => (Group: GroupOf(parameter, trial.Point[index], order), Rank: ranks[i])).GroupBy(pair => pair.Group, pair => pair.Rank).ToArray();
        double mean = ranks.Average(), total = ranks.Sum(rank => (rank - mean) * (rank - mean));
        double between = groups.Sum(group => group.Count() * (group.Average() - mean) * (group.Average() - mean));
        int free = known.Length - groups.Length;
        return total <= 0 || free <= 0 ? 0 : Math.Max(0, (between - ((groups.Length - 1) * (total - between) / free)) / total);
    }

    private static int GroupOf(SearchParameter parameter, double value, double[] order)
        => parameter.Kind == ParameterKind.Choice ? (int)value : Math.Min(Bins - 1, Array.FindIndex(order, other => other >= value) * Bins / order.Length);
}
