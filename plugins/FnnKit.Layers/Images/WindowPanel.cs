namespace FnnKit.Layers;

/// <summary>Lays out what every window of a batch of images sees, one pixel of the window a row, and adds it back.</summary>
/// <remarks>
/// A panel is <c>[channels · size · size, windows · samples]</c>. All samples of a pixel lie side by side, and so do neighbouring pixels: where the window moves
/// by one, a line of windows is a single run of memory.
/// </remarks>
internal static class WindowPanel
{
    /// <summary>Copies the pixels under each window; outside the image there are zeros.</summary>
    public static void Gather<T>(in Window window, ReadOnlyMatrix<T> images, Matrix<T> panel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        panel.Values.Clear();
        for (int row = 0; row < panel.Rows; row++)
        {
            for (int line = 0; line < window.Rows; line++)
            {
                foreach (var run in new WindowRuns(window, row, line, images.Columns))
                    images.Values.Slice(run.Image, run.Length).CopyTo(panel[row].Slice(run.Panel, run.Length));
            }
        }
    }

    /// <summary>Adds each number of a panel to the pixel that it came from.</summary>
    public static void Scatter<T>(in Window window, ReadOnlyMatrix<T> panel, Matrix<T> images)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        images.Values.Clear();
        for (int row = 0; row < panel.Rows; row++)
        {
            for (int line = 0; line < window.Rows; line++)
            {
                foreach (var run in new WindowRuns(window, row, line, images.Columns))
                {
                    var pixels = images.Values.Slice(run.Image, run.Length);
                    Vectors.Add(pixels, panel[row].Slice(run.Panel, run.Length), pixels);
                }
            }
        }
    }
}
