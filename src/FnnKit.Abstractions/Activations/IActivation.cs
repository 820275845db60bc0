using System.Numerics;

namespace FnnKit;

/// <summary>A non-linearity. Every buffer belongs to the caller, and nothing is kept between calls.</summary>
/// <remarks>An elementwise activation is a formula: derive from <see cref="Activation{TFormula}"/> instead of implementing this.</remarks>
public interface IActivation
{
    /// <summary>Whether each output depends on the input at the same place alone, so that it may be applied to any run of elements.</summary>
    bool IsElementwise => false;

    /// <summary>Whether <see cref="Backward"/> works from <c>y</c> alone, so that <c>y</c> may overwrite <c>x</c>.</summary>
    bool DerivativeFromOutput => false;

    /// <summary>What the activation makes of logits, for losses that are stabler together with it.</summary>
    Link Link => Link.None;

    /// <summary>Computes <c>y = f(x)</c>; both are <c>[features, samples]</c>, and <paramref name="y"/> may be <paramref name="x"/>.</summary>
    void Forward<T>(ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Computes <c>dx = dy · f'(x)</c>; <paramref name="dx"/> may be <paramref name="dy"/>.</summary>
    /// <param name="x">The inputs; where <see cref="DerivativeFromOutput"/> holds, possibly overwritten by the outputs.</param>
    /// <param name="y">The outputs.</param>
    /// <param name="dy">The gradient with respect to the outputs.</param>
    /// <param name="dx">Receives the gradient with respect to the inputs.</param>
    void Backward<T>(ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
