using System.Numerics;
using FnnKit;

namespace Allocates;

/// <summary>The hinge: passes on what is positive, by way of a new array.</summary>
[Activation("allocates")]
public sealed class Copying : IActivation
{
    public bool IsElementwise => true;

    public void Forward<T>(ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var copy = x.Values.ToArray();
        for (int i = 0; i < copy.Length; i++)
            y.Values[i] = T.IsNaN(copy[i]) || copy[i] > T.Zero ? copy[i] : T.Zero;
    }

    public void Backward<T>(ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Values.Length; i++)
            dx.Values[i] = x.Values[i] > T.Zero ? dy.Values[i] : T.Zero;
    }
}
