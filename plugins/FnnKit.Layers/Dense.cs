namespace FnnKit.Layers;

/// <summary>A fully connected layer: every output is a weighted sum of all inputs plus a bias, and an activation of it.</summary>
/// <remarks>
/// <c>y = f(W·x + b)</c> with <c>weight</c> W <c>[units, inputs]</c> and <c>bias</c> b <c>[units]</c>. Inputs of any shape are taken as one vector, in the
/// order in which they lie in memory. With the parametrization 'Ntk' it is <c>y = f(W·x / √inputs + b)</c>. Sources: Goodfellow, Bengio and Courville, Deep
/// Learning, 2016, chapter 6; Jacot, Gabriel and Hongler, Neural tangent kernel, NeurIPS 2018.
/// </remarks>
[Layer("dense")]
public sealed class Dense : ILayer, IGraphLayer, IValidatableObject
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

    /// <summary>What the learning rate of the biases is multiplied by, on top of the factor of the layer.</summary>
    [Range(0.0, double.MaxValue)]
    public double BiasLearningRateFactor { get; set; } = 1;

    /// <summary>What the weights are multiplied by: nothing, or one over the square root of the number of inputs.</summary>
    public Parametrization Parametrization { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Bias && BiasLearningRateFactor != 1)
            yield return new ValidationResult("'BiasLearningRateFactor' has no effect on a layer without biases; remove it", [nameof(BiasLearningRateFactor)]);
    }

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        int units = Units ?? throw new ShapeException("'Units' is not set: it says how many outputs the layer gives.");
        var weight = new ParameterPlan("weight", new Shape(units, input.Size), Weights);
        return new LayerPlan(units)
        {
            Parameters = Bias ? [weight, new ParameterPlan("bias", units, BiasInitializer) { LearningRateFactor = BiasLearningRateFactor }] : [weight],
            Saved = IsScaled ? [input.Size] : [],
            Activation = Activation,
            AppliesEpilogue = true,
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (IsScaled)
        {
            var scaled = pass.Saved(0);
            Vectors.Multiply(x.Values, Factor(x.Rows), scaled.Values);
            x = scaled;
        }

        pass.Products.Multiply(pass.Parameter(0), x, y, Bias ? pass.Parameter(1).Values : [], pass.Epilogue);
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        pass.Products.MultiplyOuter(dy, IsScaled ? pass.Saved(0) : x, pass.Gradient(0), Bias ? pass.Gradient(1).Values : []);
        if (dx.IsEmpty)
            return;
        pass.Products.MultiplyTransposed(pass.Parameter(0), dy, dx);
        if (IsScaled)
            Vectors.Multiply(dx.Values, Factor(dx.Rows), dx.Values);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        var product = GraphValue.Call("Gemm", layer.Flat(x), layer.Parameter(0), Bias ? layer.Parameter(1) : default).With("transB", 1);
        return IsScaled ? product.With("alpha", Factor(layer.Input.Size)) : product;
    }

    private bool IsScaled => Parametrization == Parametrization.Ntk;

    private static double Factor(int inputs) => 1 / Math.Sqrt(inputs);
}
