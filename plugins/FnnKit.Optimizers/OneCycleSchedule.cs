namespace FnnKit.Optimizers;

/// <summary>Rises to a maximum along half a wave of the cosine and falls far below its start along another.</summary>
/// <remarks>
/// From <c>max / start divisor</c> to max over the first part of the steps, then down to <c>max / start divisor / end divisor</c> at the last step, where it
/// stays. Source: Smith and Topin, Super-convergence: very fast training of neural networks using large learning rates, 2018; as PyTorch does it.
/// </remarks>
[Schedule("one-cycle")]
public sealed class OneCycleSchedule : ISchedule
{
    /// <summary>The number at the top.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? Max { get; set; }

    /// <summary>How many steps the cycle has; by default those of the run.</summary>
    [Range(1, double.MaxValue)]
    public long? Steps { get; set; }

    /// <summary>Which share of them the number rises.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double RisingShare { get; set; } = 0.3;

    /// <summary>How many times as large as the number at the start the one at the top is.</summary>
    [Range(1.0, double.MaxValue)]
    public double StartDivisor { get; set; } = 25;

    /// <summary>How many times as large as the number at the end the one at the start is.</summary>
    [Range(1.0, double.MaxValue)]
    public double EndDivisor { get; set; } = 1e4;

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double max = Max ?? throw new InvalidOperationException("The schedule 'one-cycle' needs 'Max', the number at the top.");
        double last = Math.Max((double)(Steps ?? progress.TotalSteps) - 1, 1), top = (RisingShare * (last + 1)) - 1, start = max / StartDivisor;
        return progress.Step <= top
            ? Between(start, max, progress.Step / top)
            : Between(max, start / EndDivisor, Math.Min((progress.Step - Math.Max(top, 0)) / (last - Math.Max(top, 0)), 1));
    }

    private static double Between(double from, double to, double share) => to + ((from - to) * (1 + Scalar.Cos(Math.PI * share)) / 2);
}
