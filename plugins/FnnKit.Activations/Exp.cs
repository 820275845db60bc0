namespace FnnKit.Activations;

/// <summary>The exponential function: makes outputs positive, such as rates and variances.</summary>
/// <remarks>
/// <c>f(x) = e^min(x, limit)</c>, slope <c>y</c>. The limit keeps values and gradients finite in single precision; beyond it the slope stays what it is
/// there, so that training finds its way back.
/// </remarks>
[Activation("exp")]
public sealed class Exp : Activation<Exp.Formula>
{
    /// <summary>What inputs above are taken as.</summary>
    [Range(1.0, 700.0)]
    public double Limit { get; set; } = 80;

    /// <inheritdoc/>
    protected override Formula Build() => new(Limit);

    /// <summary><c>f(x) = e^min(x, limit)</c></summary>
    public readonly struct Formula(double limit) : IActivationFormula<Formula>
    {
        private readonly double _limit = limit;

        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Exp(T.Min(x, _limit));

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => y;
    }
}
