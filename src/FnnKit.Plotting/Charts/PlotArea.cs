namespace FnnKit.Plotting;

/// <summary>The part of a chart that holds its data, and where a value lies in it.</summary>
/// <param name="Box">The area.</param>
/// <param name="X">The axis from left to right.</param>
/// <param name="Y">The axis from below to above.</param>
internal sealed record PlotArea(Box Box, Axis X, Axis Y)
{
    /// <summary>Where a pair of values lies.</summary>
    public Point Place(double x, double y) => new(Box.Left + (Box.Width * X.Share(x)), Box.Bottom - (Box.Height * Y.Share(y)));
}
