using System.Numerics;

namespace FnnKit;

/// <summary>On what scale a loss takes predictions.</summary>
public enum PredictionScale
{
    /// <summary>That of the targets: numbers, or probabilities of classes.</summary>
    Targets,

    /// <summary>Any number, the larger the surer of a target of 1: no output activation should have made probabilities of them.</summary>
    Logits,

    /// <summary>Natural logarithms of what the targets are: of probabilities, or of rates.</summary>
    Logarithms,

    /// <summary>Any number, of which a target of 1 wants a large one and a target of 0 a small one, below zero; no probability follows from it.</summary>
    Scores,
}
