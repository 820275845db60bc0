using System.Globalization;

namespace FnnKit.Layers;

/// <summary>A square window that is moved over images <c>[channels, height, width]</c> in steps: where it stands for each number that comes out.</summary>
/// <param name="Channels">The channels of an image.</param>
/// <param name="Height">Its height.</param>
/// <param name="Width">Its width.</param>
/// <param name="Size">Height and width of the window.</param>
/// <param name="Stride">How far it is moved.</param>
/// <param name="Top">How far the first window reaches over the upper edge.</param>
/// <param name="Left">How far the first window reaches over the left edge.</param>
/// <param name="Rows">How many windows stand above each other.</param>
/// <param name="Columns">How many windows stand side by side.</param>
internal readonly record struct Window(int Channels, int Height, int Width, int Size, int Stride, int Top, int Left, int Rows, int Columns)
{
    /// <summary>What <c>Padding</c> may say: <c>valid</c>, <c>same</c>, or a number of pixels.</summary>
    public const string PaddingRule = "^(valid|same|[0-9]{1,6})$";

    /// <summary>What is said where it says something else.</summary>
    public const string PaddingMessage = "'Padding' must be 'valid' for none, 'same' for outputs of the size of the inputs, or a number of pixels on each side";

    /// <summary>The pixels of a window.</summary>
    public int Area => Size * Size;

    /// <summary>The numbers of a channel that come out.</summary>
    public int Positions => Rows * Columns;

    /// <summary>Whether each window is one pixel of the image and stands on it.</summary>
    public bool IsPixel => Size == 1 && Stride == 1 && Top == 0 && Left == 0 && Rows == Height && Columns == Width;

    /// <summary>Places windows on images.</summary>
    /// <exception cref="ShapeException">The samples are no images, or too small.</exception>
    public static Window Create(LayerInput input, int size, int stride, string padding)
    {
        if (input.Dimensions.Length != 3)
            throw new ShapeException("it wants images [channels, height, width]; put the layer 'reshape' before it to say how the features lie in an image.");
        int height = input.Dimensions[1], width = input.Dimensions[2];
        var (rows, top) = Along(height, size, stride, padding);
        var (columns, left) = Along(width, size, stride, padding);
        if (rows < 1 || columns < 1)
            throw new ShapeException($"a window of {size} x {size} does not fit into {height} x {width} pixels; set a smaller 'KernelSize' or more 'Padding'.");
        return new(input.Dimensions[0], height, width, size, stride, top, left, rows, columns);
    }

    /// <summary>Where the pixel of a window lies in a row of an image, or in a column; outside the image where it is below 0 or beyond the end.</summary>
    public int Line(int row, int tap) => (row * Stride) - Top + tap;

    /// <inheritdoc cref="Line"/>
    public int Place(int column, int tap) => (column * Stride) - Left + tap;

    private static (int Count, int Before) Along(int length, int size, int stride, string padding)
    {
        if (padding == "same")
        {
            int count = (length + stride - 1) / stride;
            return (count, Math.Max(0, ((count - 1) * stride) + size - length) / 2);
        }

        int before = padding == "valid" ? 0 : int.Parse(padding, CultureInfo.InvariantCulture), room = checked(length + (2 * before) - size);
        return (room < 0 ? 0 : (room / stride) + 1, before);
    }
}
