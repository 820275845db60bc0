namespace FnnKit;

/// <summary>An elementwise activation, written once for every vector width, both precisions, its own derivative and the graph that it exports to.</summary>
/// <typeparam name="TSelf">The formula itself, a struct whose fields are its coefficients.</typeparam>
public interface IActivationFormula<TSelf>
    where TSelf : struct, IActivationFormula<TSelf>
{
    /// <summary>Whether <see cref="Derivative"/> needs <c>y</c> alone; then the outputs may overwrite the inputs, which saves memory and time.</summary>
    static virtual bool DerivativeFromOutput => false;

    /// <summary>The value <c>f(x)</c>.</summary>
    T Value<T>(T x)
        where T : struct, ILane<T>;

    /// <summary>The derivative <c>f'(x)</c> at <paramref name="x"/>, where <paramref name="y"/> is <c>f(x)</c>; by default that of <see cref="Value"/> by dual numbers.</summary>
    static virtual T Derivative<T>(TSelf formula, T x, T y)
        where T : struct, ILane<T>
        => formula.Value(new Dual<T>(x, 1)).Derivative;
}
