namespace FnnKit.Activations;

/// <summary>A relu that lets a small share of negative inputs through, so that no unit stays dead.</summary>
/// <remarks>
/// <c>f(x) = x</c> where x is positive, otherwise <c>alpha · x</c>; its slope at 0 is taken as alpha.
/// Source: Maas, Hannun and Ng, Rectifier nonlinearities improve neural network acoustic models, ICML 2013.
/// </remarks>
[Activation("leaky-relu")]
public sealed class LeakyRelu : Activation<LeakyRelu.Formula>
{
    /// <summary>The slope for negative inputs.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Alpha { get; set; } = 0.01;

    /// <inheritdoc/>
    protected override Formula Build() => new(Alpha);

    /// <summary><c>f(x) = x</c> where x is positive, otherwise <c>alpha · x</c></summary>
    public readonly struct Formula(double alpha) : IActivationFormula<Formula>
    {
        private readonly double _alpha = alpha;

        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Select(x > 0.0, x, _alpha * x);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Select(y > 0.0, 1.0, formula._alpha);
    }
}
