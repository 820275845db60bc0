using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Limits of gradients, against steps that are far too long.</summary>
public sealed class ClippingOptions
{
    /// <summary>The largest derivative by any weight; what is larger is taken as this, in either direction. Null for no limit.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? Value { get; set; }

    /// <summary>
    /// The largest length of the gradient of all weights together, after <see cref="Value"/>; a longer one is multiplied by <c>limit / (length + 1e-6)</c>.
    /// Null for no limit.
    /// </summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? Norm { get; set; }

    internal bool IsUsed => Value is not null || Norm is not null;
}

/// <summary>What keeps weights small. It is no part of the loss that is reported, and leaves biases and norms alone unless asked.</summary>
public sealed class RegularizationOptions
{
    /// <summary>How much of the sign of a weight is added to its derivative: the slope of <c>L1 · Σ|w|</c>.</summary>
    [Range(0.0, double.MaxValue)]
    public double L1 { get; set; }

    /// <summary>
    /// How much of a weight is added to its derivative: the slope of <c>L2 / 2 · Σw²</c>, PyTorch's <c>weight_decay</c> and twice Keras's <c>l2</c>.
    /// </summary>
    [Range(0.0, double.MaxValue)]
    public double L2 { get; set; }

    /// <summary>
    /// Which share of a weight is taken away in each step before it moves, times the learning rate, whatever the optimizer makes of gradients. It comes on top
    /// of a decay that the optimizer has by itself.
    /// </summary>
    [Range(0.0, double.MaxValue)]
    public double WeightDecay { get; set; }

    /// <summary>The largest length of the incoming weights of a unit; longer ones are shortened to it after each step. Null for no limit.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? MaxNorm { get; set; }

    /// <summary>Whether <see cref="L1"/>, <see cref="L2"/> and <see cref="WeightDecay"/> are for biases and norms too.</summary>
    public bool Biases { get; set; }

    internal bool ChangesGradient => L1 > 0 || L2 > 0;

    internal bool IsUsed => ChangesGradient || WeightDecay > 0;
}

/// <summary>
/// A mean of the weights of many steps, which is what is validated, tested and saved in the model, while training goes on from the last ones.
/// </summary>
/// <remarks>What layers keep beside their weights, such as the statistics of a batch norm, is not averaged: it is that of the last step.</remarks>
public sealed class AveragingOptions
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
}

/// <summary>How the weights of many steps become one.</summary>
public enum AveragingKind
{
    /// <summary>They do not: the last weights are the model's.</summary>
    None,

    /// <summary>An exponential moving average: <c>mean = decay · mean + (1 - decay) · w</c>, beginning with the first weights.</summary>
    Exponential,

    /// <summary>Stochastic weight averaging (Izmailov and others, 2018): the mean of all that are added, each counting the same.</summary>
    Stochastic,
}
