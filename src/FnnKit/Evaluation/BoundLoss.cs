using System.Numerics;

namespace FnnKit;

/// <summary>A loss bound to a network: on the outputs, or on the logits where loss and output activation are stabler together.</summary>
internal sealed class BoundLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate double Evaluation(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue);

    private readonly ILoss _loss;
    private readonly Link _link;
    private readonly int _members;
    private T[] _targets = [];
    private ILoss? _bound;
    private Evaluation _evaluate = null!;

    public BoundLoss(ILoss loss, NetworkPlan plan)
    {
        _loss = loss;
        _link = plan.Layers[^1].Plan.Activation?.Link ?? Link.None;
        _members = plan.Members;
        Reduction = loss.Reduction;
        MoveTo(Progress.Start);
    }

    public bool OnLogits { get; private set; }

    public Reduction Reduction { get; }

    /// <summary>Takes the numbers that follow a schedule as they are at a step. It does nothing for a loss without such numbers.</summary>
    public void MoveTo(in Progress progress)
    {
        var loss = _loss.At(progress);
        if (ReferenceEquals(loss, _bound))
            return;
        _bound = loss;
        var onLogits = _link != Link.None ? loss.OnLogits(_link) : null;
        OnLogits = onLogits is not null;
        _evaluate = (onLogits ?? loss).Evaluate<T>;
    }

    /// <summary>Computes the loss of predictions, and its gradient where there is room for it. Of several members it is the mean of their losses.</summary>
    /// <param name="prediction">The predictions, <c>[outputs, samples]</c>, or <c>[outputs, members · samples]</c>.</param>
    /// <param name="target">The targets, <c>[outputs, samples]</c>.</param>
    /// <param name="gradient">Receives the gradient, in the shape of the predictions; empty if it is not needed.</param>
    /// <param name="needsValue">Whether the value is needed.</param>
    public double Evaluate(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue)
    {
        if (_members == 1)
            return _evaluate(prediction, target, gradient, needsValue);
        if (_targets.Length < prediction.Values.Length)
            _targets = new T[prediction.Values.Length];
        var targets = new Matrix<T>(_targets.AsSpan(0, prediction.Values.Length), prediction.Rows, prediction.Columns);
        MemberLayout.Repeat(target, targets);
        double value = _evaluate(prediction, targets, gradient, needsValue);
        if (Reduction == Reduction.Mean)
            return value;
        if (!gradient.IsEmpty)
            Vectors.Divide(gradient.Values, _members, gradient.Values);
        return value / _members;
    }

    /// <summary>What a workspace that has just run forward gave, as the loss takes it.</summary>
    public Matrix<T> Prediction(Workspace<T> workspace, int samples) => OnLogits ? workspace.Logits(samples) : workspace.Output(samples);

    /// <summary>Computes the loss of the batch that a workspace has just run forward, and its gradient where the workspace learns.</summary>
    public double Evaluate(Workspace<T> workspace, ReadOnlyMatrix<T> target, bool needsGradient, bool needsValue)
    {
        int samples = target.Columns;
        return Evaluate(Prediction(workspace, samples), target, needsGradient ? workspace.OutputGradient(samples) : default, needsValue);
    }
}
