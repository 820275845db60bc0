namespace FnnKit.Activations;

/// <summary>The sine, for networks that represent signals and images as functions of their coordinates.</summary>
/// <remarks>
/// <c>f(x) = sin(frequency · x)</c>. Angles beyond ±10 000 are taken as that: neighbouring numbers of single precision are a thousandth of a radian apart
/// there. Source: Sitzmann and others, Implicit neural representations with periodic activation functions, NeurIPS 2020, which takes a frequency of 30.
/// </remarks>
[Activation("sine")]
public sealed class Sine : Activation<Sine.Formula>
{
    /// <summary>What inputs are multiplied by.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Frequency { get; set; } = 1;

    /// <inheritdoc/>
    protected override Formula Build() => new(Frequency);

    /// <summary><c>f(x) = sin(frequency · x)</c></summary>
    public readonly struct Formula(double frequency) : IActivationFormula<Formula>
    {
        private const double Largest = 10000;

        private readonly double _frequency = frequency;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Sin(T.Max(T.Min(_frequency * x, Largest), -Largest));
    }
}
