namespace FnnKit.Layers;

/// <summary>Embeds the numbers of one column by waves.</summary>
/// <param name="Dimension">How many numbers stand for one.</param>
/// <param name="Frequencies">How many frequencies there are.</param>
/// <param name="IsPlr">Whether it is cosine and sine with a relu, or cosine with phases and the number beside it.</param>
internal readonly record struct PeriodicColumn(int Dimension, int Frequencies, bool IsPlr)
{
    private const double Turn = 2 * Math.PI;

    /// <summary>How many waves go into the linear map.</summary>
    public int Waves => IsPlr ? 2 * Frequencies : Frequencies;

    /// <summary>How many outputs the linear map has: the number itself has one of the others.</summary>
    public int Outputs => IsPlr ? Dimension : Dimension - 1;

    private int Weight => IsPlr ? 1 : 2;

    public IReadOnlyList<ParameterPlan> Parameters(int columns, double? stdDev)
    {
        double limit = 1 / Math.Sqrt(Waves);
        var uniform = new Uniform { Min = -limit, Max = limit };
        IInitializer waves = IsPlr ? new TruncatedNormal { StdDev = stdDev ?? 0.01 } : new Normal { StdDev = stdDev ?? 0.1 };
        var phases = new ParameterPlan("phases", new Shape(columns, Frequencies), new Uniform { Min = -Math.PI, Max = Math.PI }) { Decays = false };
        return
        [
            new ParameterPlan("frequencies", new Shape(columns, Frequencies), waves) { Decays = false },
            .. IsPlr ? Array.Empty<ParameterPlan>() : [phases],
            new ParameterPlan("weight", new Shape(columns, Outputs, Waves), uniform) { Decays = false },
            new ParameterPlan("bias", new Shape(columns, Outputs), uniform) { Decays = false },
        ];
    }

    public void Forward<T>(in LayerPass<T> pass, int column, ReadOnlySpan<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var waves = WavesOf(pass, column, x.Length);
        var frequencies = pass.Parameter(0)[column];
        for (int i = 0; i < Frequencies; i++)
        {
            double frequency = Turn * double.CreateTruncating(frequencies[i]);
            Elementwise.Map(new Cosine(frequency, IsPlr ? 0 : double.CreateTruncating(pass.Parameter(1)[column][i])), x, waves[i]);
            if (IsPlr)
                Elementwise.Map(new Sine(frequency), x, waves[Frequencies + i]);
        }

        var outputs = new Matrix<T>(y.Values[((Dimension - Outputs) * x.Length)..], Outputs, x.Length);
        pass.Products.Multiply(WeightOf(pass, column), waves, outputs, pass.Parameter(Weight + 1)[column]);
        if (IsPlr)
            Elementwise.Map(default(Positive), outputs.Values, outputs.Values);
        else
            x.CopyTo(y[0]);
    }

    public void Backward<T>(in LayerPass<T> pass, int column, ReadOnlySpan<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Matrix<T> waves = WavesOf(pass, column, x.Length), dWaves = pass.Scratch(0), outputs = pass.Scratch(1);
        if (IsPlr)
            Elementwise.Map(default(WherePositive), y.Values, dy.Values, outputs.Values);
        else
            dy.Values[x.Length..].CopyTo(outputs.Values);
        pass.Products.MultiplyOuter(outputs, waves, new Matrix<T>(pass.Gradient(Weight)[column], Outputs, Waves), pass.Gradient(Weight + 1)[column]);
        pass.Products.MultiplyTransposed(WeightOf(pass, column), outputs, dWaves);
        if (!dx.IsEmpty && IsPlr)
            dx.Clear();
        else if (!dx.IsEmpty)
            dy[0].CopyTo(dx);
        for (int i = 0; i < Frequencies; i++)
        {
            double frequency = Turn * double.CreateTruncating(pass.Parameter(0)[column][i]);
            var angle = dWaves[i];
            if (IsPlr)
            {
                Elementwise.Map(new AngleOfBoth(frequency), x, angle, dWaves[Frequencies + i], angle);
            }
            else
            {
                Elementwise.Map(new AngleOfCosine(frequency, double.CreateTruncating(pass.Parameter(1)[column][i])), x, angle, angle);
                pass.Gradient(1)[column][i] = T.CreateTruncating(Reductions.Sum<T>(angle));
            }

            pass.Gradient(0)[column][i] = T.CreateTruncating(Turn * Reductions.Dot(x, angle));
            if (!dx.IsEmpty)
                Vectors.AddScaled(dx, frequency, angle, dx);
        }
    }

    public GraphValue ToGraph(LayerGraph layer, int column, GraphValue x)
    {
        GraphValue angle = x * (Row(layer, 0, column) * Turn), weight = Row(layer, Weight, column), bias = Row(layer, Weight + 1, column);
        var waves = IsPlr ? GraphValue.Concatenate([GraphValue.Cos(angle), GraphValue.Sin(angle)]) : GraphValue.Cos(angle + Row(layer, 1, column));
        var outputs = GraphValue.Call("Gemm", waves, weight, bias).With("transB", 1);
        return IsPlr ? GraphValue.Max(outputs, 0.0) : GraphValue.Concatenate([x, outputs]);
    }

    private static GraphValue Row(LayerGraph layer, int parameter, int column)
        => GraphValue.Call("Gather", layer.Parameter(parameter), GraphValue.Integer(column)).With("axis", 0);

    private Matrix<T> WavesOf<T>(in LayerPass<T> pass, int column, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(pass.Saved(0).Values.Slice(column * Waves * samples, Waves * samples), Waves, samples);

    private ReadOnlyMatrix<T> WeightOf<T>(in LayerPass<T> pass, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(pass.Parameter(Weight)[column], Outputs, Waves);

    private readonly struct Cosine(double frequency, double phase) : IUnaryFormula
    {
        private readonly double _frequency = frequency;
        private readonly double _phase = phase;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Cos((_frequency * x) + _phase);
    }

    private readonly struct Sine(double frequency) : IUnaryFormula
    {
        private readonly double _frequency = frequency;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Sin(_frequency * x);
    }

    private readonly struct Positive : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Max(x, 0.0);
    }

    private readonly struct WherePositive : IBinaryFormula
    {
        public L Apply<L>(L y, L dy)
            where L : struct, ILane<L>
            => L.Select(y > 0.0, dy, 0.0);
    }

    /// <summary>The gradient of an angle from that of its cosine.</summary>
    private readonly struct AngleOfCosine(double frequency, double phase) : IBinaryFormula
    {
        private readonly double _frequency = frequency;
        private readonly double _phase = phase;

        public L Apply<L>(L x, L gradient)
            where L : struct, ILane<L>
            => -(L.Sin((_frequency * x) + _phase) * gradient);
    }

    /// <summary>The gradient of an angle from those of its cosine and sine.</summary>
    private readonly struct AngleOfBoth(double frequency) : ITernaryFormula
    {
        private readonly double _frequency = frequency;

        public L Apply<L>(L x, L cosine, L sine)
            where L : struct, ILane<L>
        {
            L angle = _frequency * x;
            return (L.Cos(angle) * sine) - (L.Sin(angle) * cosine);
        }
    }
}
