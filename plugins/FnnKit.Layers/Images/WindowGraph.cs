namespace FnnKit.Layers;

/// <summary>Windows as the operations of a graph know them.</summary>
internal static class WindowGraph
{
    /// <summary>An operation that moves the windows over images.</summary>
    public static GraphValue Graph(this in Window window, string operation, params ReadOnlySpan<GraphValue> inputs)
        => GraphValue.Call(operation, inputs)
            .With("kernel_shape", [window.Size, window.Size])
            .With("strides", [window.Stride, window.Stride])
            .With("pads", [window.Top, window.Left, Behind(window, window.Height, window.Top, window.Rows), Behind(window, window.Width, window.Left, window.Columns)]);

    /// <summary>How far the last window reaches over the far edge.</summary>
    private static int Behind(in Window window, int length, int before, int count)
        => Math.Max(0, ((count - 1) * window.Stride) + window.Size - before - length);
}
