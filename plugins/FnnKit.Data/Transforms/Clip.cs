namespace FnnKit.Data;

/// <summary>Replaces numbers beyond a limit by the limit.</summary>
/// <remarks><c>y = min(max(x, min), max)</c>; nothing is learned.</remarks>
[Transform("clip")]
public sealed class Clip : ColumnTransform<Clip.Limits>, IValidatableObject
{
    /// <summary>The lower limit; by default none.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double? Min { get; set; }

    /// <summary>The upper limit; by default none.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double? Max { get; set; }

    /// <inheritdoc/>
    protected override int StateSize => 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Min > Max)
            yield return new ValidationResult($"'Min' is {Min}, but must not be above 'Max', {Max}", [nameof(Min)]);
    }

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => !column.IsCategory;

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
    }

    /// <inheritdoc/>
    protected override Limits Build(Column column, ReadOnlySpan<double> fitted) => new(Min ?? double.NegativeInfinity, Max ?? double.PositiveInfinity);

    /// <summary><c>y = min(max(x, min), max)</c></summary>
    public readonly struct Limits(double min, double max) : IUnaryFormula
    {
        private readonly double _min = min;
        private readonly double _max = max;

        /// <inheritdoc/>
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Min(L.Max(x, _min), _max);
    }
}
