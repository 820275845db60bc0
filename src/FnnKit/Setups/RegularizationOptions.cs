using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>What keeps weights small. It is no part of the loss that is reported, and leaves biases and norms alone unless asked.</summary>
public sealed record RegularizationOptions
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
    /// of a decay that the optimizer has by itself. A number, or a schedule.
    /// </summary>
    [Range(0.0, double.MaxValue)]
    public Scheduled WeightDecay { get; set; }

    /// <summary>The largest length of the incoming weights of a unit; longer ones are shortened to it after each step. Null for no limit.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? MaxNorm { get; set; }

    /// <summary>Whether <see cref="L1"/>, <see cref="L2"/> and <see cref="WeightDecay"/> are for biases and norms too.</summary>
    public bool Biases { get; set; }

    internal bool ChangesGradient => L1 > 0 || L2 > 0;

    internal bool IsUsed => ChangesGradient || WeightDecay.Schedule is not null || WeightDecay.At(Progress.Start) > 0;
}
