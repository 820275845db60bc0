namespace FnnKit.Plotting;

/// <summary>A place on a surface.</summary>
/// <param name="X">To the right of the left edge.</param>
/// <param name="Y">Below the upper edge.</param>
public readonly record struct Point(double X, double Y);
