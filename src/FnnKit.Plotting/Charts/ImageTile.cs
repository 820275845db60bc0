namespace FnnKit.Plotting;

/// <summary>An image of a grid.</summary>
/// <param name="Image">The image.</param>
/// <param name="Label">What is written under it; null for nothing.</param>
public sealed record ImageTile(Pixels Image, string? Label = null);
