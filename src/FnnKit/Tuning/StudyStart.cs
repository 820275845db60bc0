namespace FnnKit;

/// <summary>What is known when a process begins to work on a study.</summary>
/// <param name="Folder">The folder of the study.</param>
/// <param name="Options">Its options.</param>
/// <param name="Trials">The trials that have ended before.</param>
/// <param name="IsHigherBetter">Whether a higher value of the metric is better.</param>
public sealed record StudyStart(string Folder, TuneOptions Options, IReadOnlyList<TuneTrial> Trials, bool IsHigherBetter);
