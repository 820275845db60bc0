namespace FnnKit.Optimizers;

/// <summary>Falls as one over the time, fast at first and ever more slowly.</summary>
/// <remarks>
/// <c>value = from / (1 + decay · step / steps)</c>. Source: Robbins and Monro, A stochastic approximation method, Annals of Mathematical Statistics 22, 1951.
/// </remarks>
[Schedule("inverse-time")]
public sealed class InverseTimeSchedule : ISchedule
{
    /// <summary>The number it starts from.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? From { get; set; }

    /// <summary>How much is added to the divisor over a stretch of steps.</summary>
    [Required]
    [Range(0.0, double.MaxValue)]
    public double? Decay { get; set; }

    /// <summary>How many steps a stretch has.</summary>
    [Range(1, double.MaxValue)]
    public long Steps { get; set; } = 1;

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double from = From ?? throw new InvalidOperationException("The schedule 'inverse-time' needs 'From', the number that it starts from.");
        double decay = Decay ?? throw new InvalidOperationException("The schedule 'inverse-time' needs 'Decay', how fast the number falls.");
        return from / (1 + (decay * progress.Step / Steps));
    }
}
