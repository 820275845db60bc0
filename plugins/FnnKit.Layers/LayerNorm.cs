namespace FnnKit.Layers;

/// <summary>Shifts and scales each sample to mean 0 and variance 1 over its features, and then each feature by trained numbers.</summary>
/// <remarks>
/// <c>y = weight · (x - mean) / sqrt(variance + epsilon) + bias</c> with <c>weight</c> and <c>bias</c> <c>[features]</c>; all dimensions of a sample count as
/// features. Backwards, with <c>h = (x - mean) / s</c> and <c>g = weight · dy</c>, <c>dx = (g - mean(g) - h · mean(g · h)) / s</c>.
/// Source: Ba, Kiros and Hinton, Layer normalization, 2016.
/// </remarks>
[Layer("layer-norm")]
public sealed class LayerNorm : ILayer, IGraphLayer
{
    /// <summary>What is added to the variance, so that nothing is divided by zero.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether features are scaled by trained numbers.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>Whether features are shifted by trained numbers; only where they are scaled too.</summary>
    public bool Bias { get; set; } = true;

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        var weight = new ParameterPlan("weight", input.Size, new Ones());
        return new LayerPlan(input.Shape)
        {
            Parameters = !Scale ? [] : Bias ? [weight, new ParameterPlan("bias", input.Size, new Zeros())] : [weight],
            Saved = [input.Size, 1],
            Scratch = [1, 1],
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var normal = pass.Saved(0);
        Span<T> inverse = pass.Saved(1).Values, sum = pass.Scratch(0).Values;
        sum.Clear();
        for (int row = 0; row < x.Rows; row++)
            Vectors.Add(sum, x[row], sum);
        for (int row = 0; row < x.Rows; row++)
            Elementwise.Map(new Centre(x.Rows), x[row], sum, normal[row]);
        inverse.Clear();
        for (int row = 0; row < x.Rows; row++)
            Vectors.FusedMultiplyAdd(normal[row], normal[row], inverse, inverse);
        Elementwise.Map(new InverseRoot(x.Rows, Epsilon), inverse, inverse);
        for (int row = 0; row < x.Rows; row++)
        {
            Vectors.Multiply(normal[row], inverse, normal[row]);
            double scale = Scale ? double.CreateTruncating(pass.Parameter(0).Values[row]) : 1;
            double shift = Scale && Bias ? double.CreateTruncating(pass.Parameter(1).Values[row]) : 0;
            Elementwise.Map(new Line(scale, shift), normal[row], y[row]);
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var normal = pass.Saved(0);
        Span<T> inverse = pass.Saved(1).Values, sum = pass.Scratch(0).Values, along = pass.Scratch(1).Values;
        sum.Clear();
        along.Clear();
        for (int row = 0; row < x.Rows; row++)
        {
            if (Scale)
                pass.Gradient(0).Values[row] = T.CreateTruncating(Reductions.Dot(dy[row], normal[row]));
            if (Scale && Bias)
                pass.Gradient(1).Values[row] = T.CreateTruncating(Reductions.Sum(dy[row]));
            if (dx.IsEmpty)
                continue;
            double scale = Scale ? double.CreateTruncating(pass.Parameter(0).Values[row]) : 1;
            Elementwise.Map(new Line(scale, 0), dy[row], dx[row]);
            Vectors.Add(sum, dx[row], sum);
            Vectors.FusedMultiplyAdd(dx[row], normal[row], along, along);
        }

        for (int row = 0; row < dx.Rows; row++)
        {
            Elementwise.Map(new Centre(x.Rows), dx[row], sum, dx[row]);
            Elementwise.Map(new Across(x.Rows), dx[row], normal[row], along, dx[row]);
            Vectors.Multiply(dx[row], inverse, dx[row]);
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        double features = layer.Input.Size;
        var flat = layer.Flat(x);
        var centred = flat - (GraphValue.Sum(flat) / features);
        var y = centred / GraphValue.Sqrt((GraphValue.Sum(centred * centred) / features) + Epsilon);
        if (Scale)
            y *= layer.Parameter(0);
        if (Scale && Bias)
            y += layer.Parameter(1);
        return layer.Shaped(y);
    }

    private readonly struct Centre(double features) : IBinaryFormula
    {
        private readonly double _features = features;

        public L Apply<L>(L x, L sum)
            where L : struct, ILane<L>
            => x - (sum / _features);
    }

    private readonly struct Across(double features) : ITernaryFormula
    {
        private readonly double _features = features;

        public L Apply<L>(L g, L normal, L along)
            where L : struct, ILane<L>
            => g - (normal * along / _features);
    }

    private readonly struct InverseRoot(double features, double epsilon) : IUnaryFormula
    {
        private readonly double _features = features;
        private readonly double _epsilon = epsilon;

        public L Apply<L>(L squares)
            where L : struct, ILane<L>
            => 1.0 / L.Sqrt((squares / _features) + _epsilon);
    }

    private readonly struct Line(double scale, double shift) : IUnaryFormula
    {
        private readonly double _scale = scale;
        private readonly double _shift = shift;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => (_scale * x) + _shift;
    }
}
