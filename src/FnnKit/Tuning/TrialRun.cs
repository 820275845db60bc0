namespace FnnKit;

/// <summary>A training of a trial that has ended.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Watch">What it reported.</param>
internal sealed record TrialRun(TrainingResult Result, TrialWatch Watch);
