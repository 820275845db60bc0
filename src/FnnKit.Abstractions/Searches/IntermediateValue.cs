namespace FnnKit;

/// <summary>What a trial had reached at some point of its training.</summary>
/// <param name="Budget">What it had used: the number of epochs, or of folds in a study with folds.</param>
/// <param name="Value">What it had reached; lower is better.</param>
public readonly record struct IntermediateValue(long Budget, double Value);
