namespace FnnKit.Activations;

/// <summary>Adds a wave to its inputs, so that a network can go on with what repeats itself.</summary>
/// <remarks>
/// <c>f(x) = x + sin²(a · x) / a</c>. Source: Liu, Hartwig and Ueda, Neural networks fail to learn periodic functions and how to fix it, NeurIPS 2020.
/// </remarks>
[Activation("snake")]
public sealed class Snake : Activation<Snake.Formula>
{
    /// <summary>The a of the formula: how fast the wave is, and how low.</summary>
    [Range(1e-6, 1e6)]
    public double Frequency { get; set; } = 1;

    /// <inheritdoc/>
    protected override Formula Build() => new(Frequency);

    /// <summary><c>f(x) = x + sin²(a · x) / a</c></summary>
    public readonly struct Formula(double frequency) : IActivationFormula<Formula>
    {
        // Beyond this the wave is lost in the rounding of x; without a limit, an infinite x would make it NaN.
        private const double Largest = 1e20;

        private readonly double _frequency = frequency;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
        {
            T sine = T.Sin(_frequency * T.Max(T.Min(x, Largest), -Largest));
            return x + (sine * sine / _frequency);
        }
    }
}
