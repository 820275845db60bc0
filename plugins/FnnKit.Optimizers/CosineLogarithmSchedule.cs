namespace FnnKit.Optimizers;

/// <summary>Rises and falls in waves of the cosine, each longer than the one before it, and ends at 0 with the run.</summary>
/// <remarks>
/// <c>value = max · (1 - cos(2π · log2(1 + (2^cycles - 1) · step / steps of the run))) / 2</c>. It starts at 0, so that the first step moves no weight.
/// Source: Holzmüller, Grinsztajn and Steinwart, Better by default: strong pre-tuned MLPs and boosted trees on tabular data, NeurIPS 2024.
/// </remarks>
[Schedule("coslog")]
public sealed class CosineLogarithmSchedule : ISchedule
{
    /// <summary>The number at the top of each wave.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? Max { get; set; }

    /// <summary>How many waves there are.</summary>
    [Range(1, 30)]
    public int Cycles { get; set; } = 4;

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double max = Max ?? throw new InvalidOperationException("The schedule 'coslog' needs 'Max', the number at the top of each wave.");
        double share = Math.Min((double)progress.Step / progress.TotalSteps, 1);
        double wave = Scalar.Log(1 + (((1L << Cycles) - 1) * share)) / Scalar.Log(2);
        // Whole waves do not change the cosine. Without them its angle is small, and it is exactly 1 between two waves.
        return max * (1 - Scalar.Cos(2 * Math.PI * (wave - Math.Round(wave)))) / 2;
    }
}
