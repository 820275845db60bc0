namespace FnnKit;

/// <summary>One layer of a network, or of a layer that has layers inside.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Name">Its name; by default its type and its ordinal among the layers of that type, such as <c>dense1</c>.</param>
public sealed record LayerSetup(ILayer Layer, string? Name = null)
{
    /// <summary>
    /// What the learning rate is multiplied by for all parameters of the layer and of the layers inside it, on top of the factors of each parameter
    /// (<see cref="ParameterPlan.LearningRateFactor"/>). 0 keeps the layer as it starts.
    /// </summary>
    public double LearningRateFactor { get; init; } = 1;
}
