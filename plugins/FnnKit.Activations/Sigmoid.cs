namespace FnnKit.Activations;

/// <summary>Logistic sigmoid: squeezes its inputs between 0 and 1, as the probability of one of two classes.</summary>
/// <remarks><c>f(x) = 1 / (1 + e^-x)</c>, slope <c>y · (1 - y)</c></remarks>
[Activation("sigmoid")]
public sealed class Sigmoid : Activation<Sigmoid.Formula>
{
    /// <inheritdoc/>
    public override Link Link => Link.Logistic;

    /// <summary><c>f(x) = 1 / (1 + e^-x)</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Sigmoid(x);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => y * (1.0 - y);
    }
}
