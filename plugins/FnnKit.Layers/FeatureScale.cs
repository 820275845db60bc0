namespace FnnKit.Layers;

/// <summary>Multiplies each feature by a trained number of its own, so that training can turn features up and down.</summary>
/// <remarks>
/// <c>y = s · x</c> with <c>weight</c> s <c>[features]</c>, 1 before training. It learns fast with a 'LearningRateFactor' above 1, such as 6 in RealMLP.
/// Source: Holzmüller, Grinsztajn and Steinwart, Better by default: strong pre-tuned MLPs and boosted trees on tabular data, NeurIPS 2024.
/// </remarks>
[Layer("feature-scale")]
public sealed class FeatureScale : ILayer, IGraphLayer
{
    /// <summary>What fills the numbers before training.</summary>
    [Required]
    public IInitializer Weights { get; set; } = new Ones();

    /// <summary>Whether weight decay applies to the numbers.</summary>
    public bool Decays { get; set; }

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
        => new(input.Shape) { Parameters = [new ParameterPlan("weight", input.Size, Weights) { Decays = Decays }], Operations = input.Size };

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Scale(pass.Parameter(0).Values, x, y);

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradient = pass.Gradient(0).Values;
        for (int row = 0; row < x.Rows; row++)
            gradient[row] = T.CreateTruncating(Reductions.Dot(x[row], dy[row]));
        if (!dx.IsEmpty)
            Scale(pass.Parameter(0).Values, dy, dx);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => layer.Shaped(layer.Flat(x) * layer.Parameter(0));

    private static void Scale<T>(ReadOnlySpan<T> factors, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < x.Rows; row++)
            Vectors.Multiply(x[row], double.CreateTruncating(factors[row]), y[row]);
    }
}
