namespace FnnKit;

/// <summary>How far predictions may be off, as measured on samples that were held back.</summary>
/// <param name="Level">The share of samples whose target lies within.</param>
/// <param name="Widths">
/// For numbers, what to add to and subtract from each output, infinite if the samples were too few for the level. For classes, one number: a class belongs to the set of a
/// sample if its probability is at least 1 less this.
/// </param>
public sealed record IntervalNote(double Level, IReadOnlyList<double> Widths);
