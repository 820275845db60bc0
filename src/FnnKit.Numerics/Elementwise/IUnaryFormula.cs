namespace FnnKit;

/// <summary>A formula in one variable, <c>y = f(x)</c>. Settings are fields of the struct; it keeps nothing between calls.</summary>
public interface IUnaryFormula
{
    /// <summary>Computes <c>f(x)</c>.</summary>
    /// <param name="x">One or more numbers side by side.</param>
    L Apply<L>(L x)
        where L : struct, ILane<L>;
}
