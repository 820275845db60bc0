namespace FnnKit.Layers;

/// <summary>A fully connected layer that all members share, with scales and biases that each member has for itself.</summary>
/// <remarks>
/// <c>y_i = f(s_i · (W·(r_i · x_i)) + b_i)</c> for each member i, with <c>weight</c> W <c>[units, inputs]</c>, <c>input_scale</c> r <c>[inputs, members]</c>,
/// <c>output_scale</c> s <c>[units, members]</c> and <c>bias</c> b <c>[units, members]</c>, equal for all members before training. Without adapters all members share
/// W and b <c>[units]</c>, as in TabM-mini. Sources: Wen, Tran and Ba, BatchEnsemble, ICLR 2020; Gorishniy, Kotelnikov and Babenko, TabM, ICLR 2025.
/// </remarks>
[Layer("batch-ensemble-dense")]
public sealed class BatchEnsembleDense : ILayer, IGraphLayer
{
    private const int Weight = 0;
    private const int InputScale = 1;
    private const int OutputScale = 2;

    /// <summary>How many outputs each member has.</summary>
    [Required]
    [Range(1, int.MaxValue)]
    public int? Units { get; set; }

    /// <summary>What is applied to the sums; null for nothing.</summary>
    public IActivation? Activation { get; set; }

    /// <summary>Whether each member has scales and biases of its own.</summary>
    public bool Adapters { get; set; } = true;

    private int Bias => Adapters ? 3 : 1;

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        int units = Units ?? throw new ShapeException("'Units' is not set: it says how many outputs each member has.");
        int members = MemberRows.Count(input), inputs = input.Size / members;
        double limit = 1 / Math.Sqrt(inputs);
        var uniform = new Uniform { Min = -limit, Max = limit };
        var weight = new ParameterPlan("weight", new Shape(units, inputs), uniform);
        ParameterPlan[] own =
        [
            new ParameterPlan("input_scale", new Shape(inputs, members), new Ones()),
            new ParameterPlan("output_scale", new Shape(units, members), new Ones()),
            new ParameterPlan("bias", new Shape(units, members), new RepeatedColumns(uniform)) { Decays = false },
        ];
        return new LayerPlan(new Shape(units, members))
        {
            Members = members,
            Parameters = Adapters ? [weight, .. own] : [weight, new ParameterPlan("bias", units, uniform)],
            Activation = Activation,
            Saved = Adapters ? [input.Size, units * members] : [],
            Scratch = Adapters ? [units * members, input.Size] : [],
            Operations = 2L * units * input.Size,
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int members = pass.Input.Members;
        if (!Adapters)
        {
            pass.Products.Multiply(pass.Parameter(Weight), MemberRows.Together(x, members), MemberRows.Together(y, members), pass.Parameter(Bias).Values);
            return;
        }

        Matrix<T> scaled = pass.Saved(0), sums = pass.Saved(1);
        MemberRows.Scale(pass.Parameter(InputScale).Values, x, scaled);
        pass.Products.Multiply(pass.Parameter(Weight), MemberRows.Together(scaled, members), MemberRows.Together(sums, members));
        ReadOnlySpan<T> scales = pass.Parameter(OutputScale).Values, biases = pass.Parameter(Bias).Values;
        for (int row = 0; row < y.Rows; row++)
            Elementwise.Map(new Line(double.CreateTruncating(scales[row]), double.CreateTruncating(biases[row])), sums[row], y[row]);
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int members = pass.Input.Members;
        if (!Adapters)
        {
            pass.Products.MultiplyOuter(MemberRows.Together(dy, members), MemberRows.Together(x, members), pass.Gradient(Weight), pass.Gradient(Bias).Values);
            if (!dx.IsEmpty)
                pass.Products.MultiplyTransposed(pass.Parameter(Weight), MemberRows.Together(dy, members), MemberRows.Together(dx, members));
            return;
        }

        Matrix<T> scaled = pass.Saved(0), sums = pass.Saved(1), dSums = pass.Scratch(0), dScaled = pass.Scratch(1);
        for (int row = 0; row < dy.Rows; row++)
        {
            pass.Gradient(OutputScale).Values[row] = T.CreateTruncating(Reductions.Dot<T>(dy[row], sums[row]));
            pass.Gradient(Bias).Values[row] = T.CreateTruncating(Reductions.Sum(dy[row]));
        }

        MemberRows.Scale(pass.Parameter(OutputScale).Values, dy, dSums);
        pass.Products.MultiplyOuter(MemberRows.Together(dSums, members), MemberRows.Together(scaled, members), pass.Gradient(Weight));
        pass.Products.MultiplyTransposed(pass.Parameter(Weight), MemberRows.Together(dSums, members), MemberRows.Together(dScaled, members));
        for (int row = 0; row < x.Rows; row++)
            pass.Gradient(InputScale).Values[row] = T.CreateTruncating(Reductions.Dot(x[row], dScaled[row]));
        if (!dx.IsEmpty)
            MemberRows.Scale(pass.Parameter(InputScale).Values, dScaled, dx);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        int members = layer.Input.Members, units = layer.Plan.Output.Size / members, inputs = layer.Input.Size / members;
        x = x.Reshape(new Shape(inputs, members));
        var product = MemberRows.ByMember(Adapters ? x * layer.Parameter(InputScale) : x, inputs);
        product = GraphValue.Call("Gemm", product, layer.Parameter(Weight), Adapters ? default : layer.Parameter(Bias)).With("transB", 1);
        product = MemberRows.ByUnit(product, units, members);
        return Adapters ? (product * layer.Parameter(OutputScale)) + layer.Parameter(Bias) : product;
    }

    private readonly struct Line(double scale, double bias) : IUnaryFormula
    {
        private readonly double _scale = scale;
        private readonly double _bias = bias;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => (_scale * x) + _bias;
    }
}
