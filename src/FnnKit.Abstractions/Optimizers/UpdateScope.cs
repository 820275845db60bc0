using System.Numerics;

namespace FnnKit;

/// <summary>Which weights come in one pass.</summary>
public enum UpdateScope
{
    /// <summary>Each weight moves by its own gradient and state alone: any slice of the weights is a pass.</summary>
    Slice,

    /// <summary>As <see cref="Slice"/>, but weights that decay and weights that do not come in passes of their own.</summary>
    SameDecay,

    /// <summary>The weights of a parameter need each other: each parameter is a pass.</summary>
    Parameter,

    /// <summary>All weights need each other: the whole network is one pass.</summary>
    Network,
}
