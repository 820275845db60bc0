namespace FnnKit.Plotting;

/// <summary>How a line is drawn.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="Width">Its width.</param>
/// <param name="IsDashed">Whether it is broken into dashes.</param>
public readonly record struct Pen(Color Color, double Width = 1.5, bool IsDashed = false)
{
    /// <summary>The length of a dash.</summary>
    public const double DashLength = 5;

    /// <summary>The length between two dashes.</summary>
    public const double GapLength = 3.5;
}
