namespace FnnKit;

/// <summary>The test of one fold of a cross-validation.</summary>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Test">Loss and metrics of the test.</param>
/// <param name="WasStored">Whether an earlier, interrupted cross-validation had finished this fold already.</param>
public sealed record FoldResult(int Fold, IReadOnlyDictionary<string, double> Test, bool WasStored);
