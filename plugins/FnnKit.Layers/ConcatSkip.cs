namespace FnnKit.Layers;

/// <summary>Puts what the layers inside it make of its inputs behind the inputs themselves, so that all that follow see both: a dense block.</summary>
/// <remarks>
/// <c>y = f([x; g(x)])</c>, where g is the layers inside. Vectors are joined to a longer vector, images by their channels; height and width stay as they are.
/// Source: Huang and others, Densely connected convolutional networks, CVPR 2017.
/// </remarks>
[Layer("concat-skip")]
public sealed class ConcatSkip : ILayer, IGraphLayer
{
    /// <summary>The layers inside, from the inputs to what is put behind them.</summary>
    [Required]
    [MinLength(1, ErrorMessage = "'Layers' is empty; give at least one layer, such as 'dense'.")]
    public IReadOnlyList<LayerSetup> Layers { get; set; } = [];

    /// <summary>What is applied to inputs and added outputs alike; null for nothing.</summary>
    public IActivation? Activation { get; set; }

    /// <inheritdoc/>
    public IReadOnlyList<LayerSetup> Inner => Layers;

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        var inner = input.Inner!.Value.Dimensions;
        var outer = input.Shape.Dimensions;
        if (inner.Length != outer.Length || !inner.Skip(1).SequenceEqual(outer.Skip(1)))
            throw new ShapeException($"the layers inside make {input.Inner} of it, which cannot be put behind it; all dimensions but the first must be the same.");
        return new LayerPlan(new Shape([checked(outer[0] + inner[0]), .. outer.Skip(1)])) { Activation = Activation, Operations = 0 };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        x.Values.CopyTo(y.Values);
        pass.Inner.Values.CopyTo(y.Values[x.Values.Length..]);
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        dy.Values[x.Values.Length..].CopyTo(pass.InnerGradient.Values);
        if (!dx.IsEmpty)
            dy.Values[..x.Values.Length].CopyTo(dx.Values);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => GraphValue.Concatenate([x, layer.Inner]);
}
