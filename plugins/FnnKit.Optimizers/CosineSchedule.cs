namespace FnnKit.Optimizers;

/// <summary>Falls along half a wave of the cosine, slowly at first and at the end.</summary>
/// <remarks>
/// <c>value = to + (from - to) · (1 + cos(π · min(step / steps, 1))) / 2</c>.
/// Source: Loshchilov and Hutter, SGDR: stochastic gradient descent with warm restarts, ICLR 2017, without the restarts.
/// </remarks>
[Schedule("cosine")]
public sealed class CosineSchedule : ISchedule
{
    /// <summary>The number it starts from.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? From { get; set; }

    /// <summary>The number it ends at.</summary>
    [Range(0.0, double.MaxValue)]
    public double To { get; set; }

    /// <summary>After how many steps it is there and stays; by default at the end of the run.</summary>
    [Range(1, double.MaxValue)]
    public long? Steps { get; set; }

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double from = From ?? throw new InvalidOperationException("The schedule 'cosine' needs 'From', the number that it starts from.");
        double share = Math.Min((double)progress.Step / (Steps ?? progress.TotalSteps), 1);
        return To + ((from - To) * (1 + Scalar.Cos(Math.PI * share)) / 2);
    }
}
