namespace FnnKit.Plotting;

/// <summary>A rectangle on a surface.</summary>
/// <param name="Left">Its left edge.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
public readonly record struct Box(double Left, double Top, double Width, double Height)
{
    /// <summary>Its right edge.</summary>
    public double Right => Left + Width;

    /// <summary>Its lower edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>Its middle.</summary>
    public Point Center => new(Left + (Width / 2), Top + (Height / 2));

    /// <summary>What is left when each side moves inwards.</summary>
    public Box Inset(double left, double top, double right, double bottom) => new(Left + left, Top + top, Width - left - right, Height - top - bottom);
}
