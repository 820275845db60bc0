namespace FnnKit.Layers;

/// <summary>Applies an activation of which each feature learns how much: 0 lets the feature through as it is, 1 is the activation itself.</summary>
/// <remarks>
/// <c>y = x + a · (f(x) - x)</c> with <c>weight</c> a <c>[features]</c>, 1 before training.
/// Source: Holzmüller, Grinsztajn and Steinwart, Better by default: strong pre-tuned MLPs and boosted trees on tabular data, NeurIPS 2024.
/// </remarks>
[Layer("parametric-activation")]
public sealed class ParametricActivation : ILayer, IGraphLayer
{
    /// <summary>The activation f.</summary>
    [Required]
    public IActivation? Activation { get; set; }

    /// <summary>What fills the shares before training.</summary>
    [Required]
    public IInitializer Weights { get; set; } = new Ones();

    /// <summary>Whether weight decay applies to the shares.</summary>
    public bool Decays { get; set; }

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input) => Activation is null
        ? throw new ShapeException("'Activation' is not set: it says what the layer applies.")
        : new(input.Shape) { Parameters = [new ParameterPlan("weight", input.Size, Weights) { Decays = Decays }], Saved = [input.Size], Scratch = [input.Size] };

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var activated = pass.Saved(0);
        Activation!.Forward(x, activated);
        var shares = pass.Parameter(0).Values;
        for (int row = 0; row < x.Rows; row++)
            Elementwise.Map(new Mix(double.CreateTruncating(shares[row])), x[row], activated[row], y[row]);
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Matrix<T> activated = pass.Saved(0), scaled = pass.Scratch(0);
        var shares = pass.Parameter(0).Values;
        var gradient = pass.Gradient(0).Values;
        for (int row = 0; row < x.Rows; row++)
        {
            gradient[row] = T.CreateTruncating(Reductions.Dot(dy[row], activated[row]) - Reductions.Dot(dy[row], x[row]));
            Vectors.Multiply(dy[row], double.CreateTruncating(shares[row]), scaled[row]);
        }

        if (dx.IsEmpty)
            return;
        Activation!.Backward(x, activated, scaled, dx);
        for (int row = 0; row < x.Rows; row++)
            Vectors.AddScaled(dx[row], 1 - double.CreateTruncating(shares[row]), dy[row], dx[row]);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        GraphValue flat = layer.Flat(x), activated = layer.Flat(x.Apply(Activation, layer.Input.Shape));
        return layer.Shaped(flat + (layer.Parameter(0) * (activated - flat)));
    }

    private readonly struct Mix(double share) : IBinaryFormula
    {
        private readonly double _share = share;

        public L Apply<L>(L x, L activated)
            where L : struct, ILane<L>
            => x + (_share * (activated - x));
    }
}
