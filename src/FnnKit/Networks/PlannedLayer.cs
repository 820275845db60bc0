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
