namespace FnnKit.Layers;

/// <summary>What the weights of a layer are multiplied by.</summary>
public enum Parametrization
{
    /// <summary>Nothing: the sum is <c>W·x</c>.</summary>
    Standard,

    /// <summary>The neural tangent parametrization: the sum is <c>W·x / √inputs</c>, so that weights have deviation 1 and wide layers learn like narrow ones.</summary>
    Ntk,
}
