namespace FnnKit.Activations;

/// <summary>Squeezes its inputs between -1 and 1, more slowly than the tangent.</summary>
/// <remarks>
/// <c>f(x) = x / (1 + |x|)</c>, slope <c>1 / (1 + |x|)²</c>. Source: Bergstra and others, Quadratic polynomials learn better image features, 2009.
/// </remarks>
[Activation("softsign")]
public sealed class Softsign : Activation<Softsign.Formula>
{
    /// <summary><c>f(x) = x / (1 + |x|)</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        // From here on the quotient is 1 exactly; without a limit, an infinite x would make it NaN.
        private const double Largest = 1e30;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
        {
            T limited = T.Max(T.Min(x, Largest), -Largest);
            return limited / (1.0 + T.Abs(limited));
        }

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
        {
            T root = 1.0 / (1.0 + T.Abs(x));
            return root * root;
        }
    }
}
