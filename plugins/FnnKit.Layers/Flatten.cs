namespace FnnKit.Layers;

/// <summary>Takes inputs of any shape as one vector, in the order in which they lie in memory.</summary>
/// <remarks><c>y = x</c></remarks>
[Layer("flatten")]
public sealed class Flatten : ILayer, IGraphLayer
{
    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input) => new(input.Size);

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
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => layer.Flat(x);
}
