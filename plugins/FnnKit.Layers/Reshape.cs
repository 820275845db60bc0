namespace FnnKit.Layers;

/// <summary>Takes each sample for one of another shape, in the order in which its numbers lie in memory: features as the pixels of an image.</summary>
/// <remarks><c>y = x</c>, with other dimensions and the same size.</remarks>
[Layer("reshape")]
public sealed class Reshape : ILayer, IGraphLayer
{
    /// <summary>The dimensions, outermost first, such as <c>[1, 8, 8]</c>; one of them may be -1 for what is left.</summary>
    [Required]
    [MinLength(1, ErrorMessage = "'Shape' is empty; give at least one dimension, such as [-1] for a vector.")]
    public IReadOnlyList<int> Shape { get; set; } = [];

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        int[] given = [.. Shape.Where(dimension => dimension > 0)];
        long size = given.Aggregate(1L, (product, dimension) => checked(product * dimension));
        bool isOpen = Shape.Count == given.Length + 1 && Shape.Contains(-1);
        if (given.Length < Shape.Count && !isOpen)
            throw new ShapeException($"'Shape' is {Text}, but dimensions are at least 1; a single one may be -1 for what is left.");
        if (isOpen ? input.Size % size != 0 : input.Size != size)
            throw new ShapeException($"'Shape' is {Text}, {(isOpen ? "which does not divide" : $"{size} numbers, not")} the {input.Size} numbers that a sample has.");
        return new LayerPlan(new FnnKit.Shape([.. Shape.Select(dimension => dimension > 0 ? dimension : (int)(input.Size / size))])) { Operations = 0 };
    }

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
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => x.Reshape(layer.Plan.Output);

    private string Text => $"[{string.Join(", ", Shape)}]";
}
