using System.Numerics;
using FnnKit;

namespace MyParts;

/// <summary>Multiplies each feature by a weight of its own: <c>y_i = w_i x_i</c>.</summary>
[Layer("scale-features")]
public sealed class ScaleLayer : ILayer, IGraphLayer, IInitializer
{
    /// <summary>The weight that every feature starts from.</summary>
    public double Start { get; set; } = 1;

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input) => new(input.Shape) { Parameters = [new ParameterPlan("weight", input.Size, this)] };

    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Fill(Start);

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var weights = pass.Parameter(0).Values;
        for (int i = 0; i < x.Rows; i++)
            Vectors.Multiply(x[i], double.CreateChecked(weights[i]), y[i]);
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var weights = pass.Parameter(0).Values;
        var gradient = pass.Gradient(0).Values;
        for (int i = 0; i < x.Rows; i++)
        {
            gradient[i] = T.CreateChecked(Reductions.Dot(x[i], dy[i]));
            if (!dx.IsEmpty)
                Vectors.Multiply(dy[i], double.CreateChecked(weights[i]), dx[i]);
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => layer.Shaped(layer.Flat(x) * layer.Parameter(0));
}
