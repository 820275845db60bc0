namespace FnnKit.Activations;

/// <summary>Leaves inputs above a limit as they are and replaces the others by one number.</summary>
/// <remarks>
/// <c>f(x) = x</c> where x is above the limit, otherwise the number. With both at 0, as by default, it is relu.
/// </remarks>
[Activation("threshold")]
public sealed class Threshold : Activation<Threshold.Formula>
{
    /// <summary>What inputs have to be above to stay as they are.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Limit { get; set; }

    /// <summary>What the others are replaced by.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Value { get; set; }

    /// <inheritdoc/>
    protected override Formula Build() => new(Limit, Value);

    /// <summary><c>f(x) = x</c> where x is above the limit, otherwise <c>value</c></summary>
    public readonly struct Formula(double limit, double value) : IActivationFormula<Formula>
    {
        private readonly double _limit = limit;
        private readonly double _value = value;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Select(x <= _limit, _value, x);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Select(x > formula._limit, 1.0, 0.0);
    }
}
