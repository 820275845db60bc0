namespace FnnKit.Layers;

/// <summary>Scales each sample to mean square 1 over its features, and then each feature by a trained number: layer-norm without the shifts.</summary>
/// <remarks>
/// <c>y = weight · x / sqrt(mean(x²) + epsilon)</c> with <c>weight</c> <c>[features]</c>; all dimensions of a sample count as features. Backwards, with
/// <c>h = x / s</c> and <c>g = weight · dy</c>, <c>dx = (g - h · mean(g · h)) / s</c>. Source: Zhang and Sennrich, Root mean square layer normalization,
/// NeurIPS 2019.
/// </remarks>
[Layer("rms-norm")]
public sealed class RmsNorm : ILayer, IGraphLayer
{
    /// <summary>What is added to the mean square, so that nothing is divided by zero.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-6;

    /// <summary>Whether features are scaled by trained numbers.</summary>
    public bool Scale { get; set; } = true;

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input) => new(input.Shape)
    {
        Parameters = Scale ? [new ParameterPlan("weight", input.Size, new Ones())] : [],
        Saved = [input.Size, 1],
        Scratch = [1],
    };

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var normal = pass.Saved(0);
        var inverse = pass.Saved(1).Values;
        inverse.Clear();
        for (int row = 0; row < x.Rows; row++)
            Vectors.FusedMultiplyAdd(x[row], x[row], inverse, inverse);
        Elementwise.Map(new InverseRoot(x.Rows, Epsilon), inverse, inverse);
        for (int row = 0; row < x.Rows; row++)
        {
            Vectors.Multiply(x[row], inverse, normal[row]);
            Vectors.Multiply(normal[row], Gain(pass, row), y[row]);
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var normal = pass.Saved(0);
        Span<T> inverse = pass.Saved(1).Values, along = pass.Scratch(0).Values;
        along.Clear();
        for (int row = 0; row < x.Rows; row++)
        {
            if (Scale)
                pass.Gradient(0).Values[row] = T.CreateTruncating(Reductions.Dot(dy[row], normal[row]));
            if (dx.IsEmpty)
                continue;
            Vectors.Multiply(dy[row], Gain(pass, row), dx[row]);
            Vectors.FusedMultiplyAdd(dx[row], normal[row], along, along);
        }

        for (int row = 0; row < dx.Rows; row++)
        {
            Elementwise.Map(new Across(x.Rows), dx[row], normal[row], along, dx[row]);
            Vectors.Multiply(dx[row], inverse, dx[row]);
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        var flat = layer.Flat(x);
        var y = flat / GraphValue.Sqrt((GraphValue.Sum(flat * flat) / layer.Input.Size) + Epsilon);
        return layer.Shaped(Scale ? y * layer.Parameter(0) : y);
    }

    private double Gain<T>(in LayerPass<T> pass, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Scale ? double.CreateTruncating(pass.Parameter(0).Values[row]) : 1;

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
}
