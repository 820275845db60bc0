namespace FnnKit.Layers;

/// <summary>The runs of memory of one row of a panel and one line of windows: where each begins in the images and in the row.</summary>
internal ref struct WindowRuns
{
    private readonly Window _window;
    private readonly int _samples;
    private readonly int _imageLine;
    private readonly int _panelLine;
    private readonly int _shift;
    private readonly int _end;
    private readonly int _step;
    private int _next;

    /// <param name="window">The windows.</param>
    /// <param name="row">The row of the panel: a channel and a pixel of the window.</param>
    /// <param name="line">The line of windows.</param>
    /// <param name="samples">How many samples the batch has.</param>
    public WindowRuns(in Window window, int row, int line, int samples)
    {
        _window = window;
        _samples = samples;
        int channel = row / window.Area, tap = row % window.Area, imageRow = window.Line(line, tap / window.Size);
        _imageLine = ((channel * window.Height) + imageRow) * window.Width;
        _panelLine = line * window.Columns;
        _shift = tap % window.Size;
        bool isInside = imageRow >= 0 && imageRow < window.Height;
        // The windows whose pixel is inside the image: from the first that is not left of it to the last that is not right of it.
        int left = window.Left - _shift, right = window.Width + left - 1;
        _next = isInside ? Math.Max(0, (left + window.Stride - 1) / window.Stride) : 0;
        _end = isInside && right >= 0 ? Math.Min(window.Columns, (right / window.Stride) + 1) : 0;
        _step = window.Stride == 1 ? Math.Max(1, _end - _next) : 1;
    }

    public (int Image, int Panel, int Length) Current { get; private set; }

    public readonly WindowRuns GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next >= _end)
            return false;
        Current = ((_imageLine + _window.Place(_next, _shift)) * _samples, (_panelLine + _next) * _samples, _step * _samples);
        _next += _step;
        return true;
    }
}
