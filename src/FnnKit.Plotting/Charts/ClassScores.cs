namespace FnnKit.Plotting;

/// <summary>Says how much speaks for each class at points of two features.</summary>
/// <param name="points">One pair of features after the other.</param>
/// <param name="scores">Receives one row after the other with a number for each class; the largest wins. Probabilities also show how sure they are.</param>
public delegate void ClassScores(ReadOnlySpan<double> points, Span<double> scores);
