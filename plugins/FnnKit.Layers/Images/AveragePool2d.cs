namespace FnnKit.Layers;

/// <summary>Takes of each channel of an image the mean of the pixels under a square window that is moved over it.</summary>
/// <remarks>
/// <c>y[k, r, c] = mean x[k, r · stride - padding + i, c · stride - padding + j]</c> over the pixels of the window, of which those outside the image are 0.
/// Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 9.3.
/// </remarks>
[Layer("average-pool2d")]
public sealed class AveragePool2d : ILayer, IGraphLayer
{
    /// <summary>Height and width of the window.</summary>
    [Range(1, 1024)]
    public int KernelSize { get; set; } = 2;

    /// <summary>How far the window is moved between two outputs; by default its size, so that windows do not overlap.</summary>
    [Range(1, 1024)]
    public int? Stride { get; set; }

    /// <summary>
    /// How far windows reach over the edges: <c>valid</c> for not at all, <c>same</c> for outputs of the size of the inputs (divided by the stride), or a number.
    /// </summary>
    [Required]
    [RegularExpression(Window.PaddingRule, ErrorMessage = Window.PaddingMessage)]
    public string Padding { get; set; } = "valid";

    /// <summary>Whether pixels outside the image count as zeros; if not, the mean is over the others alone.</summary>
    public bool CountPadding { get; set; } = true;

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        var window = WindowOf(input);
        return new LayerPlan(new Shape(window.Channels, window.Rows, window.Columns)) { Operations = (long)window.Channels * window.Positions * window.Area };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var window = WindowOf(pass.Input);
        for (int output = 0; output < y.Rows; output++)
        {
            var mean = y[output];
            mean.Clear();
            foreach (int pixel in new WindowPixels(window, output))
                Vectors.Add(mean, x[pixel], mean);
            Vectors.Divide(mean, Count(window, output), mean);
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (dx.IsEmpty)
            return;
        var window = WindowOf(pass.Input);
        dx.Values.Clear();
        for (int output = 0; output < y.Rows; output++)
        {
            foreach (int pixel in new WindowPixels(window, output))
                Elementwise.Map(new PlusShare(Count(window, output)), dx[pixel], dy[output], dx[pixel]);
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => WindowOf(layer.Input).Graph("AveragePool", x).With("count_include_pad", CountPadding ? 1 : 0);

    private Window WindowOf(LayerInput input) => WindowPixels.Inside(Window.Create(input, KernelSize, Stride ?? KernelSize, Padding));

    /// <summary>Over how many pixels a window takes the mean.</summary>
    private int Count(in Window window, int output)
    {
        if (CountPadding)
            return window.Area;
        int count = 0;
        foreach (int _ in new WindowPixels(window, output))
            count++;
        return count;
    }

    private readonly struct PlusShare(int count) : IBinaryFormula
    {
        private readonly double _count = count;

        public L Apply<L>(L sum, L dy)
            where L : struct, ILane<L>
            => sum + (dy / _count);
    }
}
