namespace FnnKit.Optimizers;

/// <summary>Goes up and down between two numbers in straight lines, again and again.</summary>
/// <remarks>
/// <c>value = min + (max - min) · height · share</c>, where the share rises from 0 to 1 over the steps up and falls back over the steps down.
/// Source: Smith, Cyclical learning rates for training neural networks, WACV 2017.
/// </remarks>
[Schedule("cyclic")]
public sealed class CyclicSchedule : ISchedule, IValidatableObject
{
    /// <summary>The lower number, at which it starts.</summary>
    [Required]
    [Range(0.0, double.MaxValue)]
    public double? Min { get; set; }

    /// <summary>The upper number; it must not be below the lower.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? Max { get; set; }

    /// <summary>How many steps it takes up.</summary>
    [Range(1, int.MaxValue)]
    public int StepsUp { get; set; } = 2000;

    /// <summary>How many steps it takes down; by default as many as up.</summary>
    [Range(1, int.MaxValue)]
    public int? StepsDown { get; set; }

    /// <summary>Whether the cycles stay as high, halve, or fall with every step.</summary>
    public CycleHeight Height { get; set; }

    /// <summary>What the height is multiplied by with every step, where it falls so.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Factor { get; set; } = 1;

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double min = Min ?? throw new InvalidOperationException("The schedule 'cyclic' needs 'Min', the lower number.");
        double max = Max ?? throw new InvalidOperationException("The schedule 'cyclic' needs 'Max', the upper number.");
        long down = StepsDown ?? StepsUp, length = StepsUp + down, cycle = progress.Step / length, step = progress.Step % length;
        double share = step <= StepsUp ? (double)step / StepsUp : (double)(length - step) / down;
        double height = Height switch
        {
            CycleHeight.Halves => Scalar.Power(0.5, cycle),
            CycleHeight.Falls => Scalar.Power(Factor, progress.Step),
            _ => 1,
        };
        return min + ((max - min) * height * share);
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Min > Max)
            yield return new ValidationResult($"'Min' is {Min}, but must not be above 'Max', {Max}", [nameof(Min)]);
    }
}
