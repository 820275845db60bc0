namespace FnnKit.Optimizers;

/// <summary>Follows one schedule for so many steps, and then another from its own start.</summary>
/// <remarks>
/// <c>value = first[step]</c> up to the given number of steps, and from there on <c>then[step - steps]</c>. The first one's run is as long as that, the other's
/// what is left; more than two are chained by giving another <c>chained</c> as the second.
/// </remarks>
[Schedule("chained")]
public sealed class ChainedSchedule : ISchedule
{
    /// <summary>What comes first: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public Scheduled First { get; set; } = 0.001;

    /// <summary>How many steps it is followed.</summary>
    [Required]
    [Range(1, double.MaxValue)]
    public long? Steps { get; set; }

    /// <summary>What comes then: a number, or a schedule.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public Scheduled Then { get; set; } = 0.0001;

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        long steps = Steps ?? throw new InvalidOperationException("The schedule 'chained' needs 'Steps', how long the first one is followed.");
        return progress.Step < steps ? First.At(progress with { TotalSteps = steps }) : Then.At(progress.After(steps));
    }
}
