namespace FnnKit.Plotting;

/// <summary>A marked value of an axis.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">What is written at it.</param>
public readonly record struct Tick(double Value, string Label);
