namespace FnnKit.Plotting;

/// <summary>A curve of a chart.</summary>
/// <param name="Name">What it is, as the legend says it; empty to leave it out there.</param>
/// <param name="X">The places of its points.</param>
/// <param name="Y">Their values; the curve has a gap where one is no finite number.</param>
/// <param name="Color">Its colour.</param>
/// <param name="IsDashed">Whether it is drawn in dashes.</param>
public sealed record Series(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, Color Color, bool IsDashed = false)
{
    internal Pen Pen => new(Color, 1.75, IsDashed);
}
