using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>
/// A mean of the weights of many steps, which is what is validated, tested and saved in the model, while training goes on from the last ones.
/// </summary>
/// <remarks>
/// Statistics that follow batches, such as those of a batch norm, are computed for the averaged weights: their mean over the batches of the epoch. It takes one more
/// pass forward through the training part whenever the average is measured, as PyTorch's <c>update_bn</c> does.
/// </remarks>
public sealed record AveragingOptions
{
    /// <summary>How the mean is made; by default there is none.</summary>
    public AveragingKind Kind { get; set; }

    /// <summary>Which share of an exponential mean is kept each time.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Decay { get; set; } = 0.999;

    /// <summary>How many epochs pass before the first weights count.</summary>
    [Range(0, long.MaxValue)]
    public long StartEpoch { get; set; }

    /// <summary>After how many steps weights are added; by default after each for an exponential mean, and after each epoch for an equal one.</summary>
    [Range(1, int.MaxValue)]
    public int? EverySteps { get; set; }

    /// <summary>How many steps lie between two additions to the mean.</summary>
    /// <param name="stepsPerEpoch">How many steps an epoch has.</param>
    public int StepsBetween(int stepsPerEpoch) => EverySteps ?? (Kind == AveragingKind.Exponential ? 1 : stepsPerEpoch);
}
