namespace FnnKit.Activations;

/// <summary>Leaves its inputs as they are between two limits, and cuts them off there.</summary>
/// <remarks>
/// <c>f(x) = min(max(x, min), max)</c>; its slope at the limits is taken as 0. Source: Collobert, Large scale machine learning, 2004.
/// </remarks>
[Activation("hard-tanh")]
public sealed class HardTanh : Activation<HardTanh.Formula>, IValidatableObject
{
    /// <summary>The lower limit.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Min { get; set; } = -1;

    /// <summary>The upper limit; it must be above the lower.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Max { get; set; } = 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(Min < Max))
            yield return new ValidationResult($"'Min' is {Min}, but must be below 'Max', {Max}", [nameof(Min)]);
    }

    /// <inheritdoc/>
    protected override Formula Build() => new(Min, Max);

    /// <summary><c>f(x) = min(max(x, min), max)</c></summary>
    public readonly struct Formula(double min, double max) : IActivationFormula<Formula>
    {
        private readonly double _min = min;
        private readonly double _max = max;

        /// <inheritdoc/>
        public static bool DerivativeFromOutput => true;

        /// <inheritdoc/>
        public T Value<T>(T x)
            where T : struct, ILane<T>
            => T.Min(T.Max(x, _min), _max);

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T x, T y)
            where T : struct, ILane<T>
            => T.Select(y > formula._min, T.Select(y < formula._max, 1.0, 0.0), 0.0);
    }
}
