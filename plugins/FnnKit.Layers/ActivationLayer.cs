namespace FnnKit.Layers;

/// <summary>Applies an activation to its inputs and has no weights.</summary>
/// <remarks><c>y = f(x)</c>; the shape stays as it is.</remarks>
[Layer("activation")]
public sealed class ActivationLayer : ILayer, IGraphLayer
{
    /// <summary>What is applied.</summary>
    [Required]
    public IActivation? Activation { get; set; }

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input) => new(input.Shape)
    {
        Activation = Activation ?? throw new ShapeException("'Activation' is not set: it says what the layer applies."),
    };

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => x.Values.CopyTo(y.Values);

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!dx.IsEmpty)
            dy.Values.CopyTo(dx.Values);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => x;
}
