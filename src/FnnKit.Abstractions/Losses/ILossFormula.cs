using System.Numerics;

namespace FnnKit;

/// <summary>An elementwise loss, written once for every vector width, both precisions and its own derivative.</summary>
/// <typeparam name="TSelf">The formula itself, a struct whose fields are its coefficients.</typeparam>
public interface ILossFormula<TSelf>
    where TSelf : struct, ILossFormula<TSelf>
{
    /// <summary>The loss of one element.</summary>
    T Value<T>(T prediction, T target)
        where T : struct, ILane<T>;

    /// <summary>Its derivative with respect to the prediction; by default that of <see cref="Value"/> by dual numbers.</summary>
    static virtual T Derivative<T>(TSelf formula, T prediction, T target)
        where T : struct, ILane<T>
        => formula.Value(new Dual<T>(prediction, 1), new Dual<T>(target, 0)).Derivative;
}
