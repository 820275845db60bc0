using System.Numerics;

namespace FnnKit.Testing;

/// <summary>A layer that is an activation and nothing else, to run an activation as a network does.</summary>
internal sealed class Activate(IActivation activation) : ILayer
{
    public LayerPlan Plan(LayerInput input) => new(input.Shape) { Activation = activation };

    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => x.Values.CopyTo(y.Values);

    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!dx.IsEmpty)
            dy.Values.CopyTo(dx.Values);
    }
}
