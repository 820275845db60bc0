namespace FnnKit;

/// <summary>A layer in its place.</summary>
/// <param name="Name">Its name, unique in the network; behind that of the layer that it is inside, if it is: <c>residual1.dense1</c>.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Plan">What it needs and gives.</param>
/// <param name="Input">What comes in.</param>
public sealed record PlannedLayer(string Name, ILayer Layer, LayerPlan Plan, LayerInput Input)
{
    /// <summary>The index of its first parameter among those of the network.</summary>
    public required int FirstParameter { get; init; }

    /// <summary>The index of its first state among those of the network.</summary>
    public required int FirstState { get; init; }

    /// <summary>The layers inside it.</summary>
    public IReadOnlyList<PlannedLayer> Inner { get; init; } = [];

    /// <summary>The layer and all layers inside it, itself first.</summary>
    public IEnumerable<PlannedLayer> WithInner => Inner.SelectMany(layer => layer.WithInner).Prepend(this);
}

/// <summary>An array in its place in an arena of a network.</summary>
/// <param name="Name">Its name in the network: <c>layer.array</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">Where it begins in the arena.</param>
public record PlannedArray(string Name, Shape Shape, int Offset);

/// <summary>A parameter in its place in the arena of weights.</summary>
/// <param name="Name">Its name in the network: <c>layer.parameter</c>.</param>
/// <param name="Plan">Its shape and initializer.</param>
/// <param name="Offset">Where it begins in the arena of weights.</param>
public sealed record PlannedParameter(string Name, ParameterPlan Plan, int Offset) : PlannedArray(Name, Plan.Shape, Offset);

/// <summary>A state in its place in the arena of states.</summary>
/// <param name="Name">Its name in the network: <c>layer.state</c>.</param>
/// <param name="Plan">Its shape, and what it is before training.</param>
/// <param name="Offset">Where it begins in the arena of states.</param>
public sealed record PlannedState(string Name, StatePlan Plan, int Offset) : PlannedArray(Name, Plan.Shape, Offset);
