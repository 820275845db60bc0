namespace FnnKit.Plotting;

/// <summary>What drawings are drawn on. Lengths are in units of 1/96 inch from the upper left corner; what is drawn later covers what was there.</summary>
public interface ISurface
{
    /// <summary>Fills a rectangle.</summary>
    void Fill(Box box, Color color);

    /// <summary>Fills a disc and draws its rim, half a unit to either side.</summary>
    void Disc(Point center, double radius, Color fill, Color rim);

    /// <summary>Draws a line through points, with round ends and joints.</summary>
    void Stroke(IReadOnlyList<Point> line, Pen pen);

    /// <summary>Writes one line of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where its baseline is, and its start, middle or end, whichever the style says.</param>
    /// <param name="style">How.</param>
    void Write(string text, Point at, TextStyle style);

    /// <summary>Draws an image as large as a rectangle, each pixel as a rectangle of its own.</summary>
    void Paint(Pixels image, Box box);
}
