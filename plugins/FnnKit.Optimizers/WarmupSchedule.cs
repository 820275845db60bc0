namespace FnnKit.Optimizers;

/// <summary>Rises in a straight line to the number that another schedule starts from, which then takes over.</summary>
/// <remarks>
/// <c>value = then[0] · (start + (1 - start) · step / steps)</c>, and from there on then[step - steps], over the steps that are left of the run.
/// Source: Goyal and others, Accurate, large minibatch SGD: training ImageNet in 1 hour, 2017.
/// </remarks>
[Schedule("warmup")]
public sealed class WarmupSchedule : ISchedule
{
    /// <summary>What comes after the warm-up: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public Scheduled Then { get; set; } = 0.001;

    /// <summary>How many steps the warm-up has.</summary>
    [Required]
    [Range(1, double.MaxValue)]
    public long? Steps { get; set; }

    /// <summary>Which share of the number it starts from.</summary>
    [Range(0.0, 1.0)]
    public double StartFactor { get; set; } = 1.0 / 3;

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        long steps = Steps ?? throw new InvalidOperationException("The schedule 'warmup' needs 'Steps', how long it takes.");
        double value = Then.At(progress.After(steps));
        return progress.Step >= steps ? value : value * (StartFactor + ((1 - StartFactor) * progress.Step / steps));
    }
}
