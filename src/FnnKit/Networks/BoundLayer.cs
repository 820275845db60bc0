using System.Numerics;

namespace FnnKit;

/// <summary>The calls of one layer and its activation in one precision, bound once: a generic virtual call costs fifty times what a delegate does.</summary>
internal sealed class BoundLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public delegate void LayerForward(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y);

    public delegate void LayerBackward(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx);

    public delegate void ActivationForward(ReadOnlyMatrix<T> x, Matrix<T> y);

    public delegate void ActivationBackward(ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx);

    public BoundLayer(PlannedLayer layer)
    {
        Forward = layer.Layer.Forward<T>;
        Backward = layer.Layer.Backward<T>;
        if (layer.Plan.Activation is not { } activation)
            return;
        Activate = activation.Forward<T>;
        ActivateBackward = activation.Backward<T>;
        if (layer.Plan.Members > 1 && !activation.IsElementwise)
            (Activate, ActivateBackward) = ForMembers(activation, layer.Plan.Members);
        OverwritesInput = activation.DerivativeFromOutput;
        IsElementwise = activation.IsElementwise;
        if (layer.Plan.AppliesEpilogue && activation.IsElementwise)
        {
            var activate = Activate;
            Epilogue = values =>
            {
                var run = new Matrix<T>(values, 1, values.Length);
                activate(run, run);
            };
        }
    }

    /// <summary>The layers inside the layer, or null if it has none.</summary>
    public LayerStack<T>? Inner { get; init; }

    public LayerForward Forward { get; }

    public LayerBackward Backward { get; }

    /// <summary>The activation that the host applies, or null if the layer has none.</summary>
    public ActivationForward? Activate { get; }

    public ActivationBackward? ActivateBackward { get; }

    /// <summary>Whether the way back needs only the activation's outputs, so that they may overwrite its inputs.</summary>
    public bool OverwritesInput { get; }

    /// <summary>Whether the activation may be applied to any run of elements.</summary>
    public bool IsElementwise { get; }

    /// <summary>The activation in the form that a layer applies to a tile while it is in cache, or null if the layer cannot.</summary>
    public TileEpilogue<T>? Epilogue { get; }

    /// <summary>An activation that looks at all outputs of a sample, such as softmax, looks at those of each member by itself.</summary>
    private static (ActivationForward, ActivationBackward) ForMembers(IActivation activation, int members)
    {
        ActivationForward forward = activation.Forward<T>;
        ActivationBackward backward = activation.Backward<T>;
        return (
            (x, y) => forward(MemberLayout.Split(x, members), MemberLayout.Split(y, members)),
            (x, y, dy, dx) => backward(MemberLayout.Split(x, members), MemberLayout.Split(y, members), MemberLayout.Split(dy, members), MemberLayout.Split(dx, members)));
    }
}
