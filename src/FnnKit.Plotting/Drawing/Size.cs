namespace FnnKit.Plotting;

/// <summary>How large a drawing wants to be.</summary>
/// <param name="Width">In units of 1/96 inch, as in SVG and CSS.</param>
/// <param name="Height">In the same units.</param>
public readonly record struct Size(double Width, double Height);
