namespace FnnKit.Optimizers;

/// <summary>Falls by the same factor over every stretch of so many steps, evenly within it.</summary>
/// <remarks>
/// <c>value = from · factor^(step / steps)</c>
/// </remarks>
[Schedule("exponential")]
public sealed class ExponentialSchedule : ISchedule
{
    /// <summary>The number it starts from.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? From { get; set; }

    /// <summary>What the number is multiplied by over a stretch.</summary>
    [Required]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double? Factor { get; set; }

    /// <summary>How many steps a stretch has.</summary>
    [Range(1, double.MaxValue)]
    public long Steps { get; set; } = 1;

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double from = From ?? throw new InvalidOperationException("The schedule 'exponential' needs 'From', the number that it starts from.");
        double factor = Factor ?? throw new InvalidOperationException("The schedule 'exponential' needs 'Factor', by which the number falls.");
        return from * Scalar.Power(factor, progress.Step / Steps) * Scalar.Power(factor, (double)(progress.Step % Steps) / Steps);
    }
}
