using System.Numerics;

namespace FnnKit;

/// <summary>What training makes small: a number from predictions and targets, and its gradient.</summary>
/// <remarks>An elementwise loss is a formula: derive from <see cref="Loss{TFormula}"/> instead of implementing this.</remarks>
public interface ILoss
{
    /// <summary>How the losses of single elements or samples become one number.</summary>
    Reduction Reduction { get; }

    /// <summary>What targets the loss is for.</summary>
    TargetKinds Targets { get; }

    /// <summary>How many outputs the loss wants at least: 2 where it needs one for each class.</summary>
    int MinimumOutputs => 1;

    /// <summary>The same loss on logits, where the output activation makes this of them and the two are stabler together; otherwise null.</summary>
    ILoss? OnLogits(Link link) => null;

    /// <summary>
    /// The loss of a step: where numbers of it follow a schedule, a loss with the numbers of that step; by default the loss itself. The host calls it before each
    /// step, and before <see cref="OnLogits"/>.
    /// </summary>
    /// <param name="progress">Where training stands.</param>
    ILoss At(in Progress progress) => this;

    /// <summary>On what scale predictions are: that of the targets, or one from which the loss makes probabilities itself.</summary>
    PredictionScale InputScale => PredictionScale.Targets;

    /// <summary>Computes the loss of a batch and its gradient.</summary>
    /// <param name="prediction">The outputs of the network, <c>[outputs, samples]</c>.</param>
    /// <param name="target">The targets in the same shape; classes are one row each, or one row of 0 and 1 where the network has one output.</param>
    /// <param name="gradient">Receives the gradient with respect to the prediction, reduced as the loss is; empty if only the value is wanted.</param>
    /// <param name="needsValue">Whether the value is wanted; if not, whatever is returned is not looked at.</param>
    /// <returns>The loss: the mean or the sum, as <see cref="Reduction"/> says.</returns>
    double Evaluate<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
