namespace FnnKit.Layers;

/// <summary>The pixels of the images that one window sees, line by line: their features.</summary>
internal ref struct WindowPixels
{
    private readonly Window _window;
    private readonly int _channel;
    private readonly int _row;
    private readonly int _column;
    private int _tap;

    /// <param name="window">The windows.</param>
    /// <param name="output">Which feature of the outputs: a channel and a window.</param>
    public WindowPixels(in Window window, int output)
    {
        _window = window;
        _channel = output / window.Positions;
        _row = output % window.Positions / window.Columns;
        _column = output % window.Columns;
        _tap = -1;
    }

    public int Current { get; private set; }

    /// <summary>Makes sure that no window lies outside the image altogether.</summary>
    /// <exception cref="ShapeException">One does.</exception>
    public static Window Inside(Window window) => Math.Max(window.Top, window.Left) <= window.Size / 2 ? window
        : throw new ShapeException($"windows of {window.Size} x {window.Size} pixels may reach over the edges by {window.Size / 2} at most; set less 'Padding'.");

    public readonly WindowPixels GetEnumerator() => this;

    public bool MoveNext()
    {
        while (++_tap < _window.Area)
        {
            int line = _window.Line(_row, _tap / _window.Size), place = _window.Place(_column, _tap % _window.Size);
            if ((uint)line >= (uint)_window.Height || (uint)place >= (uint)_window.Width)
                continue;
            Current = (((_channel * _window.Height) + line) * _window.Width) + place;
            return true;
        }

        return false;
    }
}
