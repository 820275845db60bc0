namespace FnnKit.Optimizers;

/// <summary>Falls along a power of the steps that are left; by default in a straight line.</summary>
/// <remarks>
/// <c>value = to + (from - to) · (1 - min(step / steps, 1))^power</c>
/// </remarks>
[Schedule("polynomial")]
public sealed class PolynomialSchedule : ISchedule
{
    /// <summary>The number it starts from.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? From { get; set; }

    /// <summary>The number it ends at.</summary>
    [Range(0.0, double.MaxValue)]
    public double To { get; set; }

    /// <summary>The power: 1 for a straight line, more for a fast fall at first.</summary>
    [Range(0.0, 100.0, MinimumIsExclusive = true)]
    public double Power { get; set; } = 1;

    /// <summary>After how many steps it is there and stays; by default at the end of the run.</summary>
    [Range(1, double.MaxValue)]
    public long? Steps { get; set; }

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double from = From ?? throw new InvalidOperationException("The schedule 'polynomial' needs 'From', the number that it starts from.");
        double left = 1 - Math.Min((double)progress.Step / (Steps ?? progress.TotalSteps), 1);
        return To + ((from - To) * Scalar.Power(left, Power));
    }
}
