namespace FnnKit.Layers;

/// <summary>Embeds the numbers of one column by how far they have come through each of its bins.</summary>
/// <param name="Dimension">How many numbers stand for one.</param>
/// <param name="Bins">How many bins there are at the most; a bin of no width counts for nothing.</param>
internal readonly record struct PiecewiseColumn(int Dimension, int Bins)
{
    /// <summary>What stands in a graph for no limit and for a bin of no width, in both precisions.</summary>
    private const double Boundless = 1e30;

    private const int Weight = 0;
    private const int Linear = 1;
    private const int Bias = 2;

    public IReadOnlyList<ParameterPlan> Parameters(int columns)
    {
        double limit = 1 / Math.Sqrt(Dimension);
        var uniform = new Uniform { Min = -limit, Max = limit };
        return
        [
            new ParameterPlan("weight", new Shape(columns, Dimension, Bins), new Zeros()) { Decays = false },
            new ParameterPlan("linear", new Shape(columns, Dimension), uniform) { Decays = false },
            new ParameterPlan("bias", new Shape(columns, Dimension), uniform) { Decays = false },
        ];
    }

    /// <summary>The edges of the bins of each column, which are among the given inputs.</summary>
    public StatePlan Edges(int[] inputs) => new("edges", new Shape(inputs.Length, Bins + 1)) { Initializer = new QuantileEdges(inputs) };

    public void Forward<T>(in LayerPass<T> pass, int column, ReadOnlySpan<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var encoded = EncodedOf(pass, column, x.Length);
        var edges = pass.State(0)[column];
        for (int bin = 0; bin < Bins; bin++)
        {
            var (lower, upper) = Bounds(edges, bin);
            if (lower < upper)
                Elementwise.Map(new Share(lower, upper, Least(bin), Most(edges, bin)), x, encoded[bin]);
            else
                encoded[bin].Clear();
        }

        pass.Products.Multiply(WeightOf(pass, column), encoded, y, pass.Parameter(Bias)[column]);
        for (int i = 0; i < Dimension; i++)
            Vectors.AddScaled(y[i], double.CreateTruncating(pass.Parameter(Linear)[column][i]), x, y[i]);
    }

    public void Backward<T>(in LayerPass<T> pass, int column, ReadOnlySpan<T> x, ReadOnlyMatrix<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradient = new Matrix<T>(pass.Gradient(Weight)[column], Dimension, Bins);
        pass.Products.MultiplyOuter(dy, EncodedOf(pass, column, x.Length), gradient, pass.Gradient(Bias)[column]);
        for (int i = 0; i < Dimension; i++)
            pass.Gradient(Linear)[column][i] = T.CreateTruncating(Reductions.Dot(dy[i], x));
        if (dx.IsEmpty)
            return;
        var encoded = pass.Scratch(0);
        pass.Products.MultiplyTransposed(WeightOf(pass, column), dy, encoded);
        dx.Clear();
        for (int i = 0; i < Dimension; i++)
            Vectors.AddScaled(dx, double.CreateTruncating(pass.Parameter(Linear)[column][i]), dy[i], dx);
        var edges = pass.State(0)[column];
        for (int bin = 0; bin < Bins; bin++)
        {
            var (lower, upper) = Bounds(edges, bin);
            if (lower < upper)
                Elementwise.Map(new Slope(lower, upper, Least(bin), Most(edges, bin)), x, encoded[bin], dx, dx);
        }
    }

    public GraphValue ToGraph(LayerGraph layer, int column, GraphValue x)
    {
        ReadOnlySpan<double> edges = ((GraphConstant)layer.States[0].Node!).Values.AsSpan().Slice(column * (Bins + 1), Bins + 1);
        double[] lower = new double[Bins], width = new double[Bins], least = new double[Bins], most = new double[Bins];
        for (int bin = 0; bin < Bins; bin++)
        {
            var (from, to) = Bounds(edges, bin);
            (lower[bin], width[bin]) = from < to ? (from, to - from) : (0, Boundless);
            (least[bin], most[bin]) = (Math.Max(Least(bin), -Boundless), Math.Min(Most(edges, bin), Boundless));
        }

        var encoded = GraphValue.Min(GraphValue.Max((x - Vector(lower)) / Vector(width), Vector(least)), Vector(most));
        var product = GraphValue.Call("Gemm", encoded, Row(layer, Weight, column), Row(layer, Bias, column)).With("transB", 1);
        return product + (x * Row(layer, Linear, column));
    }

    private static GraphValue Vector(double[] values) => GraphValue.Constant(values, values.Length);

    private static GraphValue Row(LayerGraph layer, int parameter, int column)
        => GraphValue.Call("Gather", layer.Parameter(parameter), GraphValue.Integer(column)).With("axis", 0);

    private Matrix<T> EncodedOf<T>(in LayerPass<T> pass, int column, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(pass.Saved(0).Values.Slice(column * Bins * samples, Bins * samples), Bins, samples);

    private ReadOnlyMatrix<T> WeightOf<T>(in LayerPass<T> pass, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(pass.Parameter(Weight)[column], Dimension, Bins);

    private static (double Lower, double Upper) Bounds<T>(ReadOnlySpan<T> edges, int bin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => (double.CreateTruncating(edges[bin]), double.CreateTruncating(edges[bin + 1]));

    /// <summary>The first bin goes on below its edge.</summary>
    private static double Least(int bin) => bin == 0 ? double.NegativeInfinity : 0;

    /// <summary>The last bin that has a width goes on above its edge.</summary>
    private double Most<T>(ReadOnlySpan<T> edges, int bin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => bin == Bins - 1 || edges[bin + 1] >= edges[Bins] ? double.PositiveInfinity : 1;

    private readonly struct Share(double lower, double upper, double least, double most) : IUnaryFormula
    {
        private readonly double _lower = lower;
        private readonly double _width = upper - lower;
        private readonly double _least = least;
        private readonly double _most = most;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Min(L.Max((x - _lower) / _width, _least), _most);
    }

    /// <summary>Adds to the gradient of the number what comes back through a bin.</summary>
    private readonly struct Slope(double lower, double upper, double least, double most) : ITernaryFormula
    {
        private readonly double _lower = lower;
        private readonly double _width = upper - lower;
        private readonly double _least = least;
        private readonly double _most = most;

        public L Apply<L>(L x, L gradient, L sum)
            where L : struct, ILane<L>
        {
            L share = (x - _lower) / _width;
            return sum + L.Select(share > _least, L.Select(share < _most, gradient / _width, 0.0), 0.0);
        }
    }
}
