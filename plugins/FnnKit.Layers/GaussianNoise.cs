namespace FnnKit.Layers;

/// <summary>Adds noise to its inputs while training, so that a network learns to do without their last digits.</summary>
/// <remarks>
/// <c>y = x + deviation · n</c>, with n drawn from a normal distribution for each input; when predicting, <c>y = x</c>. The noise depends on seed, layer, step
/// and place alone. Source: Bishop, Training with noise is equivalent to Tikhonov regularization, Neural Computation 7, 1995.
/// </remarks>
[Layer("gaussian-noise")]
public sealed class GaussianNoise : ILayer, IGraphLayer
{
    /// <summary>The standard deviation of the noise.</summary>
    [Required]
    [Range(0.0, double.MaxValue)]
    public double? StdDev { get; set; }

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
        => StdDev is null ? throw new ShapeException("'StdDev' is not set: it says how strong the noise is.") : new LayerPlan(input.Shape);

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!pass.IsTraining)
        {
            x.Values.CopyTo(y.Values);
            return;
        }

        pass.Random.FillNormal(y.Values);
        Vectors.AddScaled(x.Values, StdDev.GetValueOrDefault(), y.Values, y.Values);
    }

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
