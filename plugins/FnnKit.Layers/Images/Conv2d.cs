namespace FnnKit.Layers;

/// <summary>Moves trained filters over images: every output is a weighted sum of the pixels under a square window, over all channels, plus a bias.</summary>
/// <remarks>
/// <c>y[f, r, c] = a(bias[f] + Σ weight[f, k, i, j] · x[k, r · stride - padding + i, c · stride - padding + j])</c> for images
/// <c>[channels, height, width]</c>, with <c>weight</c> <c>[filters, channels, size, size]</c> and <c>bias</c> <c>[filters]</c>; pixels outside the image are 0.
/// The pixels under all windows are laid out side by side, so that one product of matrices serves the batch (im2col). Source: LeCun and others,
/// Gradient-based learning applied to document recognition, Proceedings of the IEEE, 1998.
/// </remarks>
[Layer("conv2d")]
public sealed class Conv2d : ILayer, IGraphLayer
{
    /// <summary>How many filters there are, each of which gives a channel.</summary>
    [Required]
    [Range(1, int.MaxValue)]
    public int? Filters { get; set; }

    /// <summary>Height and width of a filter.</summary>
    [Range(1, 1024)]
    public int KernelSize { get; set; } = 3;

    /// <summary>How far the window is moved between two outputs.</summary>
    [Range(1, 1024)]
    public int Stride { get; set; } = 1;

    /// <summary>
    /// Pixels around the image that count as 0: <c>valid</c> for none, <c>same</c> for outputs of the size of the inputs (divided by the stride), or a number.
    /// </summary>
    [Required]
    [RegularExpression(Window.PaddingRule, ErrorMessage = Window.PaddingMessage)]
    public string Padding { get; set; } = "valid";

    /// <summary>What is applied to the sums; null for nothing.</summary>
    public IActivation? Activation { get; set; }

    /// <summary>What fills the weights before training.</summary>
    [Required]
    public IInitializer Weights { get; set; } = new GlorotUniform();

    /// <summary>Whether a trained number is added to each sum.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>What fills the biases before training.</summary>
    [Required]
    public IInitializer BiasInitializer { get; set; } = new Zeros();

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        int filters = Filters ?? throw new ShapeException("'Filters' is not set: it says how many channels the layer gives.");
        var window = WindowOf(input);
        var shape = new Shape(filters, window.Channels, KernelSize, KernelSize);
        var weight = new ParameterPlan("weight", shape, Weights) { FanOut = checked(filters * window.Area) };
        return new LayerPlan(new Shape(filters, window.Rows, window.Columns))
        {
            Parameters = Bias ? [weight, new ParameterPlan("bias", filters, BiasInitializer)] : [weight],
            Saved = window.IsPixel ? [] : [checked(window.Channels * window.Area * window.Positions)],
            Activation = Activation,
            AppliesEpilogue = true,
            Operations = 2L * weight.Shape.Size * window.Positions,
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var window = WindowOf(pass.Input);
        if (!window.IsPixel)
            WindowPanel.Gather(window, x, Panel(pass, window));
        pass.Products.Multiply(pass.Parameter(0), Seen(pass, window, x), ByFilter(y, window), Bias ? pass.Parameter(1).Values : [], pass.Epilogue);
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var window = WindowOf(pass.Input);
        var above = new ReadOnlyMatrix<T>(dy.Values, dy.Rows / window.Positions, dy.Columns * window.Positions);
        pass.Products.MultiplyOuter(above, Seen(pass, window, x), pass.Gradient(0), Bias ? pass.Gradient(1).Values : []);
        if (dx.IsEmpty)
            return;
        if (window.IsPixel)
        {
            pass.Products.MultiplyTransposed(pass.Parameter(0), above, ByFilter(dx, window));
            return;
        }

        // What the windows saw is not needed any more, so its place is taken by the gradient of it.
        var panel = Panel(pass, window);
        pass.Products.MultiplyTransposed(pass.Parameter(0), above, panel);
        WindowPanel.Scatter(window, panel, dx);
    }

    private Window WindowOf(LayerInput input) => Window.Create(input, KernelSize, Stride, Padding);

    private static Matrix<T> Panel<T>(in LayerPass<T> pass, in Window window)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var saved = pass.Saved(0);
        return new Matrix<T>(saved.Values, window.Channels * window.Area, window.Positions * saved.Columns);
    }

    private static ReadOnlyMatrix<T> Seen<T>(in LayerPass<T> pass, in Window window, ReadOnlyMatrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => window.IsPixel ? new ReadOnlyMatrix<T>(x.Values, window.Channels, window.Positions * x.Columns) : Panel(pass, window);

    /// <summary>Images as a matrix of one channel a row.</summary>
    private static Matrix<T> ByFilter<T>(Matrix<T> images, in Window window)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(images.Values, images.Rows / window.Positions, window.Positions * images.Columns);

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
        => WindowOf(layer.Input).Graph("Conv", x, layer.Parameter(0), Bias ? layer.Parameter(1) : default);
}
