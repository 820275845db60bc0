namespace FnnKit.Layers;

/// <summary>Adds to its inputs what the layers inside it make of them, and applies an activation to the sum.</summary>
/// <remarks><c>y = f(x + g(x))</c>, where g is the layers inside; they give the shape that comes in. Source: He and others, Deep residual learning, CVPR 2016.</remarks>
[Layer("residual")]
public sealed class Residual : ILayer, IGraphLayer
{
    /// <summary>The layers inside, from the inputs to what is added to them.</summary>
    [Required]
    [MinLength(1, ErrorMessage = "'Layers' is empty; give at least one layer, such as 'dense'.")]
    public IReadOnlyList<LayerSetup> Layers { get; set; } = [];

    /// <summary>What is applied to the sums; null for nothing.</summary>
    public IActivation? Activation { get; set; }

    /// <inheritdoc/>
    public IReadOnlyList<LayerSetup> Inner => Layers;

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input) => input.Inner == input.Shape
        ? new LayerPlan(input.Shape) { Activation = Activation, Operations = input.Size }
        : throw new ShapeException($"the layers inside make {input.Inner} of it, which cannot be added to it; end them with a layer that gives {input.Shape}.");

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Vectors.Add(x.Values, pass.Inner.Values, y.Values);

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        dy.Values.CopyTo(pass.InnerGradient.Values);
        if (!dx.IsEmpty)
            dy.Values.CopyTo(dx.Values);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => x + layer.Inner;
}
