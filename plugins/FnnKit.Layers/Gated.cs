namespace FnnKit.Layers;

/// <summary>A fully connected layer whose outputs are let through by gates, which are a fully connected layer too.</summary>
/// <remarks>
/// <c>y = (V·x + c) · f(W·x + b)</c>: a gated linear unit (GLU) with a sigmoid for f, SwiGLU with swish. <c>weight</c> <c>[2 · units, inputs]</c> holds V above
/// W and <c>bias</c> <c>[2 · units]</c> c before b. Sources: Dauphin and others, Language modeling with gated convolutional networks, ICML 2017; Shazeer, GLU
/// variants improve transformer, 2020.
/// </remarks>
[Layer("gated")]
public sealed class Gated : ILayer, IGraphLayer
{
    /// <summary>How many outputs the layer gives.</summary>
    [Required]
    [Range(1, int.MaxValue)]
    public int? Units { get; set; }

    /// <summary>What is applied to the sums of the gates, such as a sigmoid or swish.</summary>
    [Required]
    public IActivation? Activation { get; set; }

    /// <summary>What fills the weights before training.</summary>
    [Required]
    public IInitializer Weights { get; set; } = new GlorotUniform();

    /// <summary>Whether a trained number is added to each sum.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>What fills the biases before training.</summary>
    [Required]
    public IInitializer BiasInitializer { get; set; } = new Zeros();

    private IActivation Gate => Activation ?? throw new ShapeException("'Activation' is not set: it says what the gates are.");

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        int units = Units ?? throw new ShapeException("'Units' is not set: it says how many outputs the layer gives.");
        int sums = checked(2 * units);
        _ = Gate;
        var weight = new ParameterPlan("weight", new Shape(sums, input.Size), Weights) { FanOut = units };
        return new LayerPlan(units)
        {
            Parameters = Bias ? [weight, new ParameterPlan("bias", sums, BiasInitializer)] : [weight],
            Saved = [sums, units],
            Scratch = [sums],
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Matrix<T> sums = pass.Saved(0), gates = pass.Saved(1);
        pass.Products.Multiply(pass.Parameter(0), x, sums, Bias ? pass.Parameter(1).Values : []);
        Gate.Forward(Half(sums, 1), gates);
        Vectors.Multiply(Half(sums, 0).Values, gates.Values, y.Values);
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Matrix<T> sums = pass.Saved(0), gates = pass.Saved(1), gradient = pass.Scratch(0);
        var ofGates = Half(gradient, 1);
        Vectors.Multiply(dy.Values, gates.Values, Half(gradient, 0).Values);
        Vectors.Multiply(dy.Values, Half(sums, 0).Values, ofGates.Values);
        Gate.Backward(Half(sums, 1), gates, ofGates, ofGates);
        pass.Products.MultiplyOuter(gradient, x, pass.Gradient(0), Bias ? pass.Gradient(1).Values : []);
        if (!dx.IsEmpty)
            pass.Products.MultiplyTransposed(pass.Parameter(0), gradient, dx);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        int units = layer.Plan.Output.Size;
        var sums = GraphValue.Call("Gemm", layer.Flat(x), layer.Parameter(0), Bias ? layer.Parameter(1) : default).With("transB", 1);
        return sums.Features(0, units) * sums.Features(units, units).Apply(Gate, units);
    }

    private static Matrix<T> Half<T>(Matrix<T> both, int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = both.Rows / 2, size = rows * both.Columns;
        return new Matrix<T>(both.Values.Slice(index * size, size), rows, both.Columns);
    }
}
