namespace FnnKit.Optimizers;

/// <summary>Stays as it is for a share of the run, and then falls along half a wave of the cosine until its end.</summary>
/// <remarks>
/// With t the share of the run that is done: <c>value = from</c> for <c>t &lt; flat</c>, then <c>to + (from - to) · (1 + cos(π · (t - flat) / (1 - flat))) / 2</c>.
/// Source: Holzmüller, Grinsztajn and Steinwart, Better by default: strong pre-tuned MLPs and boosted trees on tabular data, NeurIPS 2024.
/// </remarks>
[Schedule("flat-cosine")]
public sealed class FlatCosineSchedule : ISchedule
{
    /// <summary>The number it starts from.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? From { get; set; }

    /// <summary>The number it ends at.</summary>
    [Range(0.0, double.MaxValue)]
    public double To { get; set; }

    /// <summary>The share of the run during which it stays as it is.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Flat { get; set; } = 0.5;

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double from = From ?? throw new InvalidOperationException("The schedule 'flat-cosine' needs 'From', the number that it starts from.");
        double share = Math.Min((double)progress.Step / progress.TotalSteps, 1);
        return share < Flat ? from : To + ((from - To) * (1 + Scalar.Cos(Math.PI * (share - Flat) / (1 - Flat))) / 2);
    }
}
