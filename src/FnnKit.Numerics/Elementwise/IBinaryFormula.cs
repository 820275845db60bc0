namespace FnnKit;

/// <summary>A formula in two variables, <c>y = f(a, b)</c>.</summary>
/// <inheritdoc cref="IUnaryFormula"/>
public interface IBinaryFormula
{
    /// <summary>Computes <c>f(a, b)</c>.</summary>
    L Apply<L>(L a, L b)
        where L : struct, ILane<L>;
}
