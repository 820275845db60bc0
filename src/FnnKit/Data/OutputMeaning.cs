namespace FnnKit;

/// <summary>What the outputs of a network mean: it decides how they become predictions, and where a single output passes from one class to the other.</summary>
public enum OutputMeaning
{
    /// <summary>Numbers in the unit of the targets. For classes they approximate 0 and 1, and a single output above 0.5 predicts the second class.</summary>
    Number,

    /// <summary>Natural logarithms of numbers; predictions are <c>e^y</c>.</summary>
    Logarithm,

    /// <summary>Probabilities of classes.</summary>
    Probability,

    /// <summary>Logits; predictions are probabilities, <c>1 / (1 + e^-y)</c> of a single output and the softmax of several.</summary>
    Logit,

    /// <summary>Logits of targets from 0 to 1, each by itself; predictions are <c>1 / (1 + e^-y)</c>.</summary>
    IndependentLogit,

    /// <summary>Natural logarithms of probabilities; predictions are the probabilities <c>e^y</c>.</summary>
    LogProbability,

    /// <summary>Scores that only rank: the larger, the surer. A single output above 0 predicts the second class; there are no probabilities.</summary>
    Score,
}
