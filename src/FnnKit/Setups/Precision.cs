using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>The precision of weights and arithmetic.</summary>
public enum Precision
{
    /// <summary>IEEE 754 single precision, 32 bits.</summary>
    Float32,

    /// <summary>IEEE 754 double precision, 64 bits.</summary>
    Float64,
}
