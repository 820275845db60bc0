namespace FnnKit.Layers;

/// <summary>Takes of each channel of an image the largest pixel under a square window that is moved over it.</summary>
/// <remarks>
/// <c>y[k, r, c] = max x[k, r · stride - padding + i, c · stride - padding + j]</c> over the pixels of the window that are inside the image. What comes back
/// goes to the first largest pixel. Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 9.3.
/// </remarks>
[Layer("max-pool2d")]
public sealed class MaxPool2d : ILayer, IGraphLayer
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

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        var window = WindowOf(input);
        return new LayerPlan(new Shape(window.Channels, window.Rows, window.Columns))
        {
            Scratch = [1, 1],
            Operations = (long)window.Channels * window.Positions * window.Area,
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var window = WindowOf(pass.Input);
        for (int output = 0; output < y.Rows; output++)
        {
            var largest = y[output];
            largest.Fill(T.NegativeInfinity);
            foreach (int pixel in new WindowPixels(window, output))
                Vectors.Max(largest, x[pixel], largest);
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (dx.IsEmpty)
            return;
        var window = WindowOf(pass.Input);
        Span<T> left = pass.Scratch(0).Values, taken = pass.Scratch(1).Values;
        dx.Values.Clear();
        for (int output = 0; output < y.Rows; output++)
        {
            dy[output].CopyTo(left);
            foreach (int pixel in new WindowPixels(window, output))
            {
                Elementwise.Map(default(WhereReached), x[pixel], y[output], left, taken);
                Vectors.Add(dx[pixel], taken, dx[pixel]);
                Vectors.Subtract(left, taken, left);
            }
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => WindowOf(layer.Input).Graph("MaxPool", x);

    private Window WindowOf(LayerInput input) => WindowPixels.Inside(Window.Create(input, KernelSize, Stride ?? KernelSize, Padding));

    private readonly struct WhereReached : ITernaryFormula
    {
        public L Apply<L>(L x, L largest, L left)
            where L : struct, ILane<L>
            => L.Select(x >= largest, left, 0.0);
    }
}
