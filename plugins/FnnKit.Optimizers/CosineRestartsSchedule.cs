namespace FnnKit.Optimizers;

/// <summary>Falls along half a wave of the cosine, again and again from the start.</summary>
/// <remarks>
/// <c>value = to + (from - to) · (1 + cos(π · t / length)) / 2</c>, t steps after the last start; each wave is longer than the one before by a factor.
/// Source: Loshchilov and Hutter, SGDR: stochastic gradient descent with warm restarts, ICLR 2017.
/// </remarks>
[Schedule("cosine-restarts")]
public sealed class CosineRestartsSchedule : ISchedule
{
    /// <summary>The number each wave starts from.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? From { get; set; }

    /// <summary>The number that each wave falls towards.</summary>
    [Range(0.0, double.MaxValue)]
    public double To { get; set; }

    /// <summary>How many steps the first wave has.</summary>
    [Required]
    [Range(1, double.MaxValue)]
    public long? Steps { get; set; }

    /// <summary>How many times as long as the one before each further wave is.</summary>
    [Range(1, 1000)]
    public int Lengthening { get; set; } = 1;

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double from = From ?? throw new InvalidOperationException("The schedule 'cosine-restarts' needs 'From', the number that it starts from.");
        long length = Steps ?? throw new InvalidOperationException("The schedule 'cosine-restarts' needs 'Steps', the length of its first wave.");
        long step = Lengthening == 1 ? progress.Step % length : progress.Step;
        while (step >= length)
        {
            step -= length;
            length = length > long.MaxValue / Lengthening ? long.MaxValue : length * Lengthening;
        }

        return To + ((from - To) * (1 + Scalar.Cos(Math.PI * step / length)) / 2);
    }
}
