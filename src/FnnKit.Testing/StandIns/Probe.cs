using System.Numerics;

namespace FnnKit.Testing;

/// <summary>Adds a trained number to every input. Its gradient shows what the layer behind it hands back.</summary>
internal sealed class Probe : ILayer
{
    public LayerPlan Plan(LayerInput input) => new(input.Shape) { Parameters = [new ParameterPlan("shift", input.Shape, new Nothing())] };

    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shift = pass.Parameter(0).Values;
        for (int i = 0; i < y.Values.Length; i++)
            y.Values[i] = x.Values[i] + shift[i / y.Columns];
    }

    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradient = pass.Gradient(0).Values;
        gradient.Clear();
        for (int i = 0; i < dy.Values.Length; i++)
            gradient[i / dy.Columns] += dy.Values[i];
    }

    private sealed class Nothing : IInitializer
    {
        public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Clear();
    }
}
