namespace FnnKit.Layers;

/// <summary>Draws evenly between two numbers.</summary>
/// <remarks>The default limits are those of Keras' RandomUniform.</remarks>
[Initializer("uniform")]
public sealed class Uniform : IInitializer, IValidatableObject
{
    /// <summary>The smallest number that can be drawn.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Min { get; set; } = -0.05;

    /// <summary>The number that all draws are below.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Max { get; set; } = 0.05;

    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        random.FillUniform(values);
        foreach (ref double value in values)
            value = Min + ((Max - Min) * value);
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(Min <= Max))
            yield return new ValidationResult($"'Min' is {Min}, which is above 'Max', {Max}; numbers are drawn from between the two", [nameof(Min)]);
    }
}
