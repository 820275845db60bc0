using System.Numerics;
using FnnKit;

namespace My.Parts;

/// <summary>Multiplies each feature by a trained number of its own.</summary>
[Layer("scale-features")]
public sealed class FeatureScale : ILayer, IGraphLayer
{
    public LayerPlan Plan(LayerInput input) => new(input.Shape) { Parameters = [new ParameterPlan("factor", input.Size, new Halves())] };

    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var factor = pass.Parameter(0).Values;
        for (int feature = 0; feature < x.Rows; feature++)
        {
            for (int sample = 0; sample < x.Columns; sample++)
                y[feature, sample] = factor[feature] * x[feature, sample];
        }
    }

    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var factor = pass.Parameter(0).Values;
        var gradient = pass.Gradient(0).Values;
        for (int feature = 0; feature < x.Rows; feature++)
        {
            T sum = T.Zero;
            for (int sample = 0; sample < x.Columns; sample++)
            {
                sum += dy[feature, sample] * x[feature, sample];
                if (!dx.IsEmpty)
                    dx[feature, sample] = factor[feature] * dy[feature, sample];
            }

            gradient[feature] = sum;
        }
    }

    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => layer.Shaped(layer.Flat(x) * layer.Parameter(0));
}
