namespace FnnKit.Activations;

/// <summary>Weighs its inputs by their own sigmoid; also called SiLU.</summary>
/// <remarks><c>f(x) = x / (1 + e^-x)</c>. Source: Ramachandran, Zoph and Le, Searching for activation functions, 2017.</remarks>
[Activation("swish")]
public sealed class Swish : Activation<Swish.Formula>
{
    /// <summary><c>f(x) = x · sigmoid(x)</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        // From here down the sigmoid is zero; without a limit, an infinite x would make it NaN.
        private const double Lowest = -1000;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Max(x, Lowest) * T.Sigmoid(x);
    }
}
