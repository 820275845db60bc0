namespace FnnKit.Plotting;

/// <summary>An image: rows of pixels from the top, three bytes each.</summary>
public sealed class Pixels
{
    private const long Most = 100_000_000;

    /// <summary>Makes a black image.</summary>
    /// <exception cref="PlotException">It would have more than 100 million pixels.</exception>
    public Pixels(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if ((long)width * height > Most)
            throw new PlotException($"The picture would have {width} x {height} pixels; the most is {Most:N0}. Show less in one picture, or write SVG.");
        Width = width;
        Height = height;
        Bytes = new byte[3 * width * height];
    }

    /// <summary>How many pixels a row has.</summary>
    public int Width { get; }

    /// <summary>How many rows there are.</summary>
    public int Height { get; }

    /// <summary>One pixel.</summary>
    public Color this[int x, int y]
    {
        get
        {
            int i = Index(x, y);
            return new Color(Bytes[i], Bytes[i + 1], Bytes[i + 2]);
        }
        set
        {
            int i = Index(x, y);
            (Bytes[i], Bytes[i + 1], Bytes[i + 2]) = (value.Red, value.Green, value.Blue);
        }
    }

    internal byte[] Bytes { get; }

    private int Index(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width, nameof(x));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
        return 3 * ((y * Width) + x);
    }
}
