namespace FnnKit.Activations;

/// <summary>A smooth form of relu that is positive everywhere.</summary>
/// <remarks><c>f(x) = ln(1 + e^x)</c>. Source: Dugas and others, Incorporating second-order functional knowledge, NIPS 2000.</remarks>
[Activation("softplus")]
public sealed class Softplus : Activation<Softplus.Formula>
{
    /// <summary><c>f(x) = ln(1 + e^x)</c></summary>
    public readonly struct Formula : IActivationFormula<Formula>
    {
        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Softplus(x);
    }
}
