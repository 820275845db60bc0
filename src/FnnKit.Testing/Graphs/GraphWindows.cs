namespace FnnKit.Testing;

/// <summary>The windows that an operation moves over an image.</summary>
internal sealed class GraphWindows
{
    private readonly int _height, _width, _kernelHeight, _kernelWidth;
    private readonly int[] _strides, _pads;

    public GraphWindows(GraphCall call, int height, int width, int kernelHeight, int kernelWidth)
    {
        (_height, _width, _kernelHeight, _kernelWidth) = (height, width, kernelHeight, kernelWidth);
        _strides = call.Attribute("strides") ?? [1, 1];
        _pads = call.Attribute("pads") ?? [0, 0, 0, 0];
        Rows = ((height + _pads[0] + _pads[2] - kernelHeight) / _strides[0]) + 1;
        Columns = ((width + _pads[1] + _pads[3] - kernelWidth) / _strides[1]) + 1;
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Count => Rows * Columns;

    public int Area => _kernelHeight * _kernelWidth;

    /// <summary>The pixels of the image that lie in a window, each with its place in the window.</summary>
    public IEnumerable<(int Pixel, int Tap)> Pixels(int window)
    {
        int top = (window / Columns * _strides[0]) - _pads[0], left = (window % Columns * _strides[1]) - _pads[1];
        for (int tap = 0; tap < Area; tap++)
        {
            int row = top + (tap / _kernelWidth), column = left + (tap % _kernelWidth);
            if (row >= 0 && row < _height && column >= 0 && column < _width)
                yield return ((row * _width) + column, tap);
        }
    }
}
