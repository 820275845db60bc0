namespace FnnKit.Serving;

/// <summary>A value that the model takes, but did not see in training: an unknown category, a missing value, a number outside of its range.</summary>
/// <param name="Row">The place of its row.</param>
/// <param name="Column">The place of its column.</param>
/// <param name="Text">The text of an unknown category; null for a missing value.</param>
internal readonly record struct OddValue(int Row, int Column, string? Text);
