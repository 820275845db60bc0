using System.Numerics;

namespace FnnKit;

/// <summary>How the losses of single elements or samples become one number.</summary>
public enum Reduction
{
    /// <summary>Their mean: over all elements in an elementwise loss, over samples in a loss of classes.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
