namespace FnnKit;

/// <summary>What came of a study.</summary>
public sealed record StudyResult
{
    /// <summary>The folder of the study.</summary>
    public required string Folder { get; init; }

    /// <summary>The name of the metric that the trials were compared by.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether a higher value of the metric is better.</summary>
    public required bool IsHigherBetter { get; init; }

    /// <summary>The settings that were varied.</summary>
    public required TuneSpace Space { get; init; }

    /// <summary>All trials, in the order of their numbers.</summary>
    public required IReadOnlyList<TuneTrial> Trials { get; init; }

    /// <summary>Why the study ended: <c>trials</c>, <c>time</c> or <c>exhausted</c>.</summary>
    public required string End { get; init; }

    /// <summary>The trials that have a value, the best first: completed ones before pruned ones.</summary>
    public IReadOnlyList<TuneTrial> Ranked => Rank(Trials, IsHigherBetter);

    /// <summary>The best trial; null if all failed. It is a pruned one only if none was completed.</summary>
    public TuneTrial? Best => Ranked.Count > 0 ? Ranked[0] : null;

    /// <summary>Loss and metrics of the test part, which was measured once, for the final model; empty if there is no test part.</summary>
    public IReadOnlyDictionary<string, double> Test { get; init; } = new Dictionary<string, double>();

    /// <summary>The configuration of the best trial; null if all failed.</summary>
    public string? BestSettings { get; init; }

    /// <summary>The run folder of the final model; null if all failed.</summary>
    public string? FinalRun { get; init; }

    /// <summary>Orders trials that have a value, the best first.</summary>
    internal static IReadOnlyList<TuneTrial> Rank(IEnumerable<TuneTrial> trials, bool isHigherBetter)
        => [.. trials.Where(trial => trial.State != TrialState.Failed).OrderBy(trial => trial.State).ThenBy(trial => isHigherBetter ? -trial.Value : trial.Value).ThenBy(trial => trial.Number)];
}
