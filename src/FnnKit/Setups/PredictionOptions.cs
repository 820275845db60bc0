using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>What is learned from the validation part after training, so that predictions say how sure they are.</summary>
public sealed record PredictionOptions
{
    /// <summary>
    /// Whether probabilities are calibrated: a temperature T is fitted to the validation part, and probabilities become proportional to <c>p^(1/T)</c>. The order of
    /// the classes stays. Source: Guo and others, On calibration of modern neural networks, ICML 2017.
    /// </summary>
    public bool Calibrate { get; set; }

    /// <summary>
    /// The share of new samples whose target lies in the interval or among the classes that is predicted for each of them, such as 0.9; null for no intervals. They are
    /// conformal: the share holds for samples like those of the data, however good the network is. Source: Vovk, Gammerman and Shafer, Algorithmic learning in a random
    /// world, 2005.
    /// </summary>
    [Range(0.5, 0.999)]
    public double? Intervals { get; set; }
}
