namespace FnnKit.Layers;

/// <summary>A fully connected layer whose outputs are each the largest of several weighted sums: it learns its own activation.</summary>
/// <remarks>
/// <c>y[i] = max over j of z[i · pieces + j]</c>, <c>z = W·x + b</c> with <c>weight</c> W <c>[units · pieces, inputs]</c> and <c>bias</c> b
/// <c>[units · pieces]</c>; of equal sums the first counts. Source: Goodfellow and others, Maxout networks, ICML 2013.
/// </remarks>
[Layer("maxout")]
public sealed class Maxout : ILayer, IGraphLayer
{
    /// <summary>How many outputs the layer gives.</summary>
    [Required]
    [Range(1, int.MaxValue)]
    public int? Units { get; set; }

    /// <summary>Of how many sums each output is the largest.</summary>
    [Range(1, 1000)]
    public int Pieces { get; set; } = 2;

    /// <summary>What fills the weights before training.</summary>
    [Required]
    public IInitializer Weights { get; set; } = new GlorotUniform();

    /// <summary>Whether a trained number is added to each sum.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>What fills the biases before training.</summary>
    [Required]
    public IInitializer BiasInitializer { get; set; } = new Zeros();

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        int units = Units ?? throw new ShapeException("'Units' is not set: it says how many outputs the layer gives.");
        int sums = checked(units * Pieces);
        var weight = new ParameterPlan("weight", new Shape(sums, input.Size), Weights) { FanOut = units };
        return new LayerPlan(units)
        {
            Parameters = Bias ? [weight, new ParameterPlan("bias", sums, BiasInitializer)] : [weight],
            Saved = [sums],
            Scratch = [1],
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sums = pass.Saved(0);
        pass.Products.Multiply(pass.Parameter(0), x, sums, Bias ? pass.Parameter(1).Values : [], null);
        for (int unit = 0; unit < y.Rows; unit++)
        {
            sums[unit * Pieces].CopyTo(y[unit]);
            for (int piece = 1; piece < Pieces; piece++)
                Vectors.Max(sums[(unit * Pieces) + piece], y[unit], y[unit]);
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The gradient of the sums takes their place. What is left of dy goes to the first sum that is the largest.
        var sums = pass.Saved(0);
        var left = pass.Scratch(0).Values;
        for (int unit = 0; unit < y.Rows; unit++)
        {
            dy[unit].CopyTo(left);
            for (int piece = 0; piece < Pieces; piece++)
            {
                var sum = sums[(unit * Pieces) + piece];
                Elementwise.Map(default(Taken), sum, y[unit], left, sum);
                Vectors.Subtract(left, sum, left);
            }
        }

        pass.Products.MultiplyOuter(sums, x, pass.Gradient(0), Bias ? pass.Gradient(1).Values : []);
        if (!dx.IsEmpty)
            pass.Products.MultiplyTransposed(pass.Parameter(0), sums, dx);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        var sums = GraphValue.Call("Gemm", layer.Flat(x), layer.Parameter(0), Bias ? layer.Parameter(1) : default).With("transB", 1);
        return GraphValue.Call("ReduceMax", sums.Reshape(new Shape(layer.Plan.Output.Size, Pieces))).With("axes", [2]).With("keepdims", 0);
    }

    private readonly struct Taken : ITernaryFormula
    {
        public L Apply<L>(L sum, L largest, L left)
            where L : struct, ILane<L>
            => L.Select(sum >= largest, left, 0.0);
    }
}
