namespace FnnKit.Plotting;

/// <summary>Something that can be drawn: a chart, or several in a figure.</summary>
public interface IDrawing
{
    /// <summary>How large it wants to be.</summary>
    Size Size { get; }

    /// <summary>Draws it.</summary>
    /// <param name="surface">What to draw on.</param>
    /// <param name="box">Where; at least <see cref="Size"/>.</param>
    void Draw(ISurface surface, Box box);
}
