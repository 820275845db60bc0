namespace FnnKit.Layers;

/// <summary>How numbers become vectors.</summary>
public enum NumericEmbeddingKind
{
    /// <summary>Periodic, with biases, linear, and dense: waves with trained frequencies and phases, a linear map, and the number itself beside it.</summary>
    Pbld,

    /// <summary>Periodic, linear, relu: cosine and sine of trained frequencies, a linear map, and a relu.</summary>
    Plr,

    /// <summary>Piecewise linear: how far the number has come through each of its bins, and a linear map, added to a linear map of the number itself.</summary>
    PiecewiseLinear,
}
