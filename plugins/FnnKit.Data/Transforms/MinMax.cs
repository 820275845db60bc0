namespace FnnKit.Data;

/// <summary>Shifts and scales numbers so that the smallest and the largest of the training part become two given ones.</summary>
/// <remarks>
/// <c>y = min + (x - smallest) · (max - min) / (largest - smallest)</c>; a column of one value becomes the minimum. Other data may lie outside.
/// </remarks>
[Transform("min-max")]
public sealed class MinMax : InvertibleColumnTransform<MinMax.Spread, MinMax.Back>, IValidatableObject
{
    /// <summary>What the smallest number becomes.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Min { get; set; }

    /// <summary>What the largest number becomes.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Max { get; set; } = 1;

    /// <inheritdoc/>
    protected override int StateSize => 2;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(Min < Max))
            yield return new ValidationResult($"'Min' is {Min}, but must be below 'Max', {Max}", [nameof(Min)]);
    }

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => !column.IsCategory;

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
        double smallest = values[0], largest = values[0];
        foreach (double value in values)
            (smallest, largest) = (Math.Min(smallest, value), Math.Max(largest, value));
        fitted[0] = smallest;
        fitted[1] = largest > smallest ? largest - smallest : 1;
    }

    /// <inheritdoc/>
    protected override Spread Build(Column column, ReadOnlySpan<double> fitted) => new(fitted[0], fitted[1], Min, Max);

    /// <inheritdoc/>
    protected override Back BuildInverse(Column column, ReadOnlySpan<double> fitted) => new(fitted[0], fitted[1], Min, Max);

    /// <summary><c>y = min + (x - smallest) / width · (max - min)</c></summary>
    public readonly struct Spread(double smallest, double width, double min, double max) : IUnaryFormula
    {
        private readonly double _smallest = smallest;
        private readonly double _width = width;
        private readonly double _min = min;
        private readonly double _range = max - min;

        /// <inheritdoc/>
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => _min + ((x - _smallest) / _width * _range);
    }

    /// <summary><c>x = smallest + (y - min) / (max - min) · (largest - smallest)</c></summary>
    public readonly struct Back(double smallest, double width, double min, double max) : IUnaryFormula
    {
        private readonly double _smallest = smallest;
        private readonly double _width = width;
        private readonly double _min = min;
        private readonly double _range = max - min;

        /// <inheritdoc/>
        public L Apply<L>(L y)
            where L : struct, ILane<L>
            => _smallest + ((y - _min) / _range * _width);
    }
}
