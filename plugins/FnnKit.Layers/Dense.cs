namespace FnnKit.Layers;

/// <summary>A fully connected layer: every output is a weighted sum of all inputs plus a bias, and an activation of it.</summary>
/// <remarks>
/// <c>y = f(W·x + b)</c> with <c>weight</c> W <c>[units, inputs]</c> and <c>bias</c> b <c>[units]</c>. Inputs of any shape are taken as one vector, in the
/// order in which they lie in memory. Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, chapter 6.
/// </remarks>
[Layer("dense")]
public sealed class Dense : ILayer, IGraphLayer
{
    /// <summary>How many outputs the layer gives.</summary>
    [Required]
    [Range(1, int.MaxValue)]
    public int? Units { get; set; }

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
        int units = Units ?? throw new ShapeException("'Units' is not set: it says how many outputs the layer gives.");
        var weight = new ParameterPlan("weight", new Shape(units, input.Size), Weights);
        return new LayerPlan(units)
        {
            Parameters = Bias ? [weight, new ParameterPlan("bias", units, BiasInitializer)] : [weight],
            Activation = Activation,
            AppliesEpilogue = true,
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => pass.Products.Multiply(pass.Parameter(0), x, y, Bias ? pass.Parameter(1).Values : [], pass.Epilogue);

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        pass.Products.MultiplyOuter(dy, x, pass.Gradient(0), Bias ? pass.Gradient(1).Values : []);
        if (!dx.IsEmpty)
            pass.Products.MultiplyTransposed(pass.Parameter(0), dy, dx);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
        => GraphValue.Call("Gemm", layer.Flat(x), layer.Parameter(0), Bias ? layer.Parameter(1) : default).With("transB", 1);
}
