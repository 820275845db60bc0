namespace FnnKit;

/// <summary>
/// What an output activation makes of the numbers before it (the logits). A loss that knows the link works on the logits themselves, which neither
/// overflows nor loses digits (McCullagh and Nelder, Generalized Linear Models, 1989, call the pair canonical).
/// </summary>
public enum Link
{
    /// <summary>Nothing that a loss could use.</summary>
    None,

    /// <summary>A probability for each output by itself: <c>1 / (1 + e^-x)</c>.</summary>
    Logistic,

    /// <summary>Probabilities of classes that sum to one: <c>e^x / sum(e^x)</c>.</summary>
    Softmax,
}
