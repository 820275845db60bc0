namespace FnnKit;

/// <summary>The result of a cross-validation.</summary>
/// <param name="Folds">The number of folds.</param>
/// <param name="Scores">Loss and metrics: their values for each fold, mean and standard deviation.</param>
/// <param name="Location">The folder of the runs; null if they are not stored.</param>
public sealed record CrossValidationResult(int Folds, IReadOnlyList<FoldScore> Scores, string? Location);
