namespace FnnKit;

/// <summary>A formula in three variables, <c>y = f(a, b, c)</c>.</summary>
/// <inheritdoc cref="IUnaryFormula"/>
public interface ITernaryFormula
{
    /// <summary>Computes <c>f(a, b, c)</c>.</summary>
    L Apply<L>(L a, L b, L c)
        where L : struct, ILane<L>;
}
