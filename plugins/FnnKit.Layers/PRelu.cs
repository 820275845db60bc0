namespace FnnKit.Layers;

/// <summary>A relu that learns which share of negative inputs it lets through.</summary>
/// <remarks>
/// <c>y = x</c> where x is positive, otherwise <c>a · x</c>, with <c>weight</c> a: one number, or <c>[features]</c>. Its slope at 0 is taken as a.
/// Source: He and others, Delving deep into rectifiers, ICCV 2015.
/// </remarks>
[Layer("prelu")]
public sealed class PRelu : ILayer, IGraphLayer
{
    /// <summary>Whether each feature learns a share of its own.</summary>
    public bool PerFeature { get; set; }

    /// <summary>What fills the shares before training.</summary>
    [Required]
    public IInitializer Weights { get; set; } = new Constant { Value = 0.25 };

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
        => new(input.Shape) { Parameters = [new ParameterPlan("weight", PerFeature ? input.Size : 1, Weights)] };

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shares = pass.Parameter(0).Values;
        for (int row = 0; row < x.Rows; row++)
            Elementwise.Map(new Leak(double.CreateTruncating(shares[PerFeature ? row : 0])), x[row], x[row], y[row]);
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shares = pass.Parameter(0).Values;
        var gradient = pass.Gradient(0).Values;
        if (!PerFeature)
            gradient[0] = T.CreateTruncating(Elementwise.Sum(default(Negative), x.Values, dy.Values));
        for (int row = 0; row < x.Rows; row++)
        {
            if (PerFeature)
                gradient[row] = T.CreateTruncating(Elementwise.Sum(default(Negative), x[row], dy[row]));
            if (!dx.IsEmpty)
                Elementwise.Map(new Leak(double.CreateTruncating(shares[PerFeature ? row : 0])), x[row], dy[row], dx[row]);
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        var flat = layer.Flat(x);
        return layer.Shaped(GraphValue.Select(flat > 0.0, flat, layer.Parameter(0) * flat));
    }

    /// <summary>The second number where the first is positive, otherwise a share of it.</summary>
    private readonly struct Leak(double share) : IBinaryFormula
    {
        private readonly double _share = share;

        public L Apply<L>(L x, L passed)
            where L : struct, ILane<L>
            => L.Select(x > 0.0, passed, _share * passed);
    }

    private readonly struct Negative : IBinaryFormula
    {
        public L Apply<L>(L x, L dy)
            where L : struct, ILane<L>
            => L.Min(x, 0.0) * dy;
    }
}
