using System.Numerics;
using FnnKit;

namespace KeepsState;

/// <summary>Divides by the largest input that it has ever seen.</summary>
[Layer("keeps-state")]
public sealed class Scaling : ILayer
{
    private double _largest = 1;

    public LayerPlan Plan(LayerInput input) => new(input.Shape);

    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var value in x.Values)
            _largest = Math.Max(_largest, double.CreateTruncating(T.Abs(value)));
        for (int i = 0; i < y.Values.Length; i++)
            y.Values[i] = x.Values[i] / T.CreateTruncating(_largest);
    }

    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < dx.Values.Length; i++)
            dx.Values[i] = dy.Values[i] / T.CreateTruncating(_largest);
    }
}
