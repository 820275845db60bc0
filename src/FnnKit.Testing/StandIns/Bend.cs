using System.Numerics;

namespace FnnKit.Testing;

/// <summary>A layer for layers that have others inside: <c>y = x · (x + shift)</c>, with a trained shift for each feature.</summary>
internal sealed class Bend : ILayer, IGraphLayer
{
    public LayerPlan Plan(LayerInput input) => new(input.Shape) { Parameters = [new ParameterPlan("shift", input.Shape, new SmallNumbers())] };

    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shift = pass.Parameter(0).Values;
        for (int i = 0; i < y.Values.Length; i++)
            y.Values[i] = x.Values[i] * (x.Values[i] + shift[i / y.Columns]);
    }

    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> shift = pass.Parameter(0).Values, values = x.Values, above = dy.Values;
        var gradient = pass.Gradient(0).Values;
        gradient.Clear();
        for (int i = 0; i < above.Length; i++)
            gradient[i / dy.Columns] += above[i] * values[i];
        for (int i = 0; i < dx.Values.Length; i++)
            dx.Values[i] = above[i] * (values[i] + values[i] + shift[i / dx.Columns]);
    }

    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => x * (x + layer.Parameter(0));
}
