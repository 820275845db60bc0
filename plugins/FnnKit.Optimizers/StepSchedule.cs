namespace FnnKit.Optimizers;

/// <summary>Falls by a factor at even distances.</summary>
/// <remarks><c>value = from · factor^floor(step / every)</c>, where a distance in epochs counts the steps of so many.</remarks>
[Schedule("step")]
public sealed class StepSchedule : ISchedule, IValidatableObject
{
    private const string OneOfTwo = "The schedule 'step' needs either 'EverySteps' or 'EveryEpochs', which say after how long the number falls";

    /// <summary>The number it starts from.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? From { get; set; }

    /// <summary>What the number is multiplied by each time.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Factor { get; set; } = 0.1;

    /// <summary>After how many steps the number falls; this or EveryEpochs has to be given.</summary>
    [Range(1, double.MaxValue)]
    public long? EverySteps { get; set; }

    /// <summary>After how many epochs the number falls; this or EverySteps has to be given.</summary>
    [Range(1, double.MaxValue)]
    public long? EveryEpochs { get; set; }

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double from = From ?? throw new InvalidOperationException("The schedule 'step' needs 'From', the number that it starts from.");
        long falls = (EverySteps, EveryEpochs) switch
        {
            ({ } steps, null) => progress.Step / steps,
            (null, { } epochs) => progress.Step / progress.StepsPerEpoch / epochs,
            _ => throw new InvalidOperationException(OneOfTwo),
        };
        return from * Scalar.Power(Factor, falls);
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EverySteps is null == EveryEpochs is null)
            yield return new ValidationResult(OneOfTwo, [nameof(EverySteps)]);
    }
}
