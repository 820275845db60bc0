using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Limits of gradients, against steps that are far too long.</summary>
public sealed record ClippingOptions
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
